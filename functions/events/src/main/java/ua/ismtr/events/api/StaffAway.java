package ua.ismtr.events.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.events.EventDetails.Session;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.Center;

/** How many people of a centre are at events at the same time, where the register knows how many work there. */
final class StaffAway {
    private static final int MOST_EVENTS = 1000;
    private static final Caller EVERYTHING =
            Caller.of("events", Role.ADMIN, List.of()).orElseThrow();

    private final Centers centers;
    private final EventStore events;

    StaffAway(Centers centers, EventStore events) {
        this.centers = centers;
        this.events = events;
    }

    /**
     * What people who would leave too few behind could do: some of them come now, the others to another event.
     *
     * @param mostAway how many people of the centre may be away at once
     */
    record Waves(int mostAway, int now, int later) {}

    /** Two waves, where so many more people of the centre at this event would be too many at once. */
    Optional<Waves> waves(StoredEvent event, Center center, int people) {
        List<Session> sessions = event.event().details().sessions();
        OptionalInt most = sessions.isEmpty() ? OptionalInt.empty() : mostAway(center);
        if (most.isEmpty()) {
            return Optional.empty();
        }
        List<StoredEvent> others = announcedDuring(event);
        int away = sessions.stream()
                .mapToInt(session -> others.stream()
                        .filter(other -> overlaps(session, other))
                        .mapToInt(other -> other.seats().peopleOf(center))
                        .sum())
                .max()
                .orElse(0);
        int free = Math.max(0, most.getAsInt() - away);
        return people <= free ? Optional.empty() : Optional.of(new Waves(most.getAsInt(), free, people - free));
    }

    private OptionalInt mostAway(Center center) {
        return Regions.ofCommunity(center.katottg())
                .map(Region::id)
                .flatMap(region -> centers.find(region, center.code()))
                .map(RegisteredCenter::mostAway)
                .orElse(OptionalInt.empty());
    }

    /** The announced events on its days, itself among them. */
    private List<StoredEvent> announcedDuring(StoredEvent event) {
        EventFilter filter = new EventFilter(
                EVERYTHING,
                null,
                null,
                Set.of(EventStatus.ANNOUNCED),
                event.event().details().start().map(Kyiv::day).orElse(null),
                event.event().details().end().map(Kyiv::day).orElse(null));
        List<StoredEvent> announced = new ArrayList<>(
                events.page(filter, Optional.empty(), MOST_EVENTS).events());
        announced.removeIf(other -> other.id().equals(event.id()));
        announced.add(event);
        return announced;
    }

    private static boolean overlaps(Session session, StoredEvent other) {
        return other.event().details().sessions().stream()
                .anyMatch(one ->
                        one.start().isBefore(session.end()) && session.start().isBefore(one.end()));
    }
}
