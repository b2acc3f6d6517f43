package ua.ismtr.events.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.centers.TrainingHour;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventDetails.Session;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;

/** When a short online event could be held: in the training hours that the centres of its requests have stated. */
final class HourProposals {
    private static final Duration SHORT = Duration.ofMinutes(90);

    /** People have to hear of an event before it begins. */
    private static final Duration NOTICE = Duration.ofDays(7);

    private static final int MOST = 3;

    private final Requests requests;
    private final Centers centers;

    HourProposals(Requests requests, Centers centers) {
        this.requests = requests;
        this.centers = centers;
    }

    /**
     * An hour of the week.
     *
     * @param next when it begins next after a week's notice
     * @param centers how many of the event's centres keep it free for training
     * @param people for how many people they asked
     */
    record Hour(TrainingHour hour, Instant next, int centers, int people) {}

    /** The hours that suit the most people of the event; none where it is not online, longer, or over. */
    List<Hour> of(StoredEvent stored, Instant now) {
        EventDetails details = stored.event().details();
        boolean suited = details.format() == Format.ONLINE
                && !stored.event().status().isFinal()
                && details.sessions().stream().allMatch(HourProposals::isShort);
        if (!suited) {
            return List.of();
        }
        Map<String, Integer> people = new TreeMap<>();
        Map<String, RegisteredCenter> asking = new TreeMap<>();
        for (StoredRequest request : requests.findAll(stored.requests()).values()) {
            String name = RegisteredCenter.name(
                    request.request().region(), request.request().center().code());
            people.merge(name, request.request().participants(), Integer::sum);
            if (!asking.containsKey(name)) {
                Optional<RegisteredCenter> center = centers.find(
                        request.request().region(), request.request().center().code());
                center.ifPresent(one -> asking.put(name, one));
            }
        }
        Map<String, Hour> hours = new TreeMap<>();
        asking.forEach((name, center) -> {
            TrainingHour hour = center.trainingHour();
            if (hour != null) {
                hours.merge(
                        hour.value(),
                        new Hour(hour, hour.next(now.plus(NOTICE)), 1, people.getOrDefault(name, 0)),
                        HourProposals::plus);
            }
        });
        List<Hour> best = new ArrayList<>(hours.values());
        best.sort(Comparator.comparingInt(hour -> -hour.people()));
        return List.copyOf(best.subList(0, Math.min(MOST, best.size())));
    }

    private static boolean isShort(Session session) {
        return Duration.between(session.start(), session.end()).compareTo(SHORT) <= 0;
    }

    private static Hour plus(Hour one, Hour other) {
        return new Hour(one.hour(), one.next(), one.centers() + other.centers(), one.people() + other.people());
    }
}
