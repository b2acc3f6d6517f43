package ua.ismtr.events.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.SeatGroup;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.EventId;

/** What the platform is told of events and seats. Each message has an id of its own, however often it is sent. */
final class EventNews {
    private final StatusNotifier notifier;

    EventNews(StatusNotifier notifier) {
        this.notifier = notifier;
    }

    /** Of an event that goes from one version to another, with the seats that this gives. */
    List<PlatformMessage> of(StoredEvent before, TrainingEvent after, SeatBook seats) {
        List<PlatformMessage> news = new ArrayList<>();
        boolean known = before.event().status() == EventStatus.ANNOUNCED;
        boolean changed = !after.details().equals(before.event().details());
        switch (after.status()) {
            case ANNOUNCED -> {
                if (!known) {
                    news.addAll(event("announced", after, seats));
                } else if (changed) {
                    news.addAll(event("changed", after, seats));
                }
            }
            case CANCELLED -> {
                if (known) {
                    news.addAll(event("cancelled", after, seats));
                }
            }
            case DRAFT, HELD -> {}
        }
        news.addAll(seats(before, seats, after.updatedAt()));
        return news;
    }

    /** Of the groups that have more seats than before. */
    List<PlatformMessage> seats(StoredEvent before, SeatBook after, Instant now) {
        return after.confirmedSince(before.seats()).stream()
                .flatMap(group -> notifier.of(confirmed(before.id(), group, now)).stream())
                .toList();
    }

    /** Puts the messages in the queue at once. */
    void tell(List<PlatformMessage> news) {
        notifier.tell(news);
    }

    private List<PlatformMessage> event(String what, TrainingEvent event, SeatBook seats) {
        EventDetails details = event.details();
        ObjectNode data =
                Json.MAPPER.createObjectNode().put("eventId", event.id().value());
        data.put("status", event.status().id());
        data.set("title", Json.MAPPER.valueToTree(details.title()));
        data.set("topics", Json.MAPPER.valueToTree(details.topics()));
        data.put("format", details.format().id());
        data.set("region", Json.MAPPER.valueToTree(details.region()));
        data.set("place", Json.MAPPER.valueToTree(details.place()));
        data.put("link", details.link());
        data.put("capacity", details.capacity());
        data.put("seatsLeft", seats.left());
        data.set("sessions", Json.MAPPER.valueToTree(details.sessions()));
        data.set("audience", Json.MAPPER.valueToTree(details.audience()));
        data.put("updatedAt", event.updatedAt().toString());
        return notifier.of(new PlatformMessage(
                "event_%s_%s_%d".formatted(event.id(), what, event.version()),
                "training_event." + what,
                event.updatedAt(),
                data));
    }

    private static PlatformMessage confirmed(EventId event, SeatGroup group, Instant now) {
        ObjectNode data = Json.MAPPER
                .createObjectNode()
                .put("eventId", event.value())
                .put("seatId", group.seatId())
                .put("people", group.seated())
                .put("waiting", group.waiting());
        data.set("center", Json.MAPPER.valueToTree(group.center()));
        return new PlatformMessage(
                "seats_%s_%d".formatted(group.seatId(), group.seated()), "training_event.seats_confirmed", now, data);
    }
}
