package ua.ismtr.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Which events a list has; what is null does not limit it.
 *
 * @param caller who sees the list: events that this person may not know of are not on it
 * @param statuses none: all
 * @param from events with a session on this day in Kyiv or later
 * @param to events that begin on this day or earlier
 */
public record EventFilter(
        Caller caller,
        @Nullable RegionId region,
        @Nullable TopicId topic,
        Set<EventStatus> statuses,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Whether the event is on the list. Where days are named, those without sessions are not. */
    boolean matches(TrainingEvent event) {
        EventDetails details = event.details();
        return event.visibleTo(caller)
                && (region == null || region.equals(details.region()))
                && (topic == null || details.topics().contains(topic))
                && (statuses.isEmpty() || statuses.contains(event.status()))
                && (from == null
                        || details.end()
                                .filter(end -> !Kyiv.day(end).isBefore(from))
                                .isPresent())
                && (to == null || details.start().filter(this::inTime).isPresent());
    }

    private boolean inTime(Instant start) {
        return to == null || !Kyiv.day(start).isAfter(to);
    }
}
