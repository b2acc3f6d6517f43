package ua.ismtr.events.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventDetails.Title;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Named;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;

/**
 * What could become of an event that too few people have a seat at when it is to be decided about.
 *
 * @param due whether it is to be decided about: it is announced, {@code decideBy} has come, and fewer than {@code minimum} people come
 * @param people how many have a seat
 * @param items what could be done, the least loss for these people first; none unless it is due
 * @param hours when it could be held, if it is online and short
 */
record Proposals(
        boolean due,
        int people,
        int minimum,
        @Nullable LocalDate decideBy,
        List<Proposal> items,
        List<HourProposals.Hour> hours) {

    /** What could be done. */
    enum Kind implements Named {
        /** Its people go to another event that has seats for all of them. */
        MERGE,
        /** It is held online, where people of all regions may come. */
        ONLINE,
        CANCEL;
    }

    /**
     * One thing that could be done; the others are null but for a merge.
     *
     * @param eventId the event that they would go to, with its title, its start and how many seats it has left
     */
    record Proposal(
            Kind kind,
            @Nullable EventId eventId,
            @Nullable Title title,
            @Nullable Instant start,
            @Nullable Integer seatsLeft) {
        static Proposal of(Kind kind) {
            return new Proposal(kind, null, null, null, null);
        }
    }

    /**
     * The proposals for an event.
     *
     * @param announced the other events that its people could go to
     * @param hours when it could be held
     */
    static Proposals of(StoredEvent stored, List<StoredEvent> announced, List<HourProposals.Hour> hours, Instant now) {
        EventDetails details = stored.event().details();
        int people = stored.seats().taken();
        boolean due = isDue(stored, now);
        List<Proposal> items = new ArrayList<>();
        if (due) {
            nearest(stored, announced, now).ifPresent(items::add);
            if (details.format() != Format.ONLINE) {
                items.add(Proposal.of(Kind.ONLINE));
            }
            items.add(Proposal.of(Kind.CANCEL));
        }
        return new Proposals(due, people, details.minimum(), details.decideBy(), List.copyOf(items), hours);
    }

    static boolean isDue(StoredEvent stored, Instant now) {
        EventDetails details = stored.event().details();
        LocalDate decideBy = details.decideBy();
        return stored.event().status() == EventStatus.ANNOUNCED
                && decideBy != null
                && !Kyiv.day(now).isBefore(decideBy)
                && stored.seats().taken() < details.minimum();
    }

    private static Optional<Proposal> nearest(StoredEvent stored, List<StoredEvent> announced, Instant now) {
        Instant start = stored.event().details().start().orElse(now);
        return announced.stream()
                .filter(other -> isWithin(stored, other, now))
                .min(Comparator.comparing((StoredEvent other) -> distance(start, other))
                        .thenComparing(other -> other.id().value()))
                .map(other -> new Proposal(
                        Kind.MERGE,
                        other.id(),
                        other.event().details().title(),
                        other.event().details().start().orElse(null),
                        other.seats().left()));
    }

    /** Whether all its people could go to the other: it is on one of its topics, open to them, yet to begin, and has the seats. */
    private static boolean isWithin(StoredEvent stored, StoredEvent other, Instant now) {
        EventDetails details = stored.event().details();
        EventDetails others = other.event().details();
        boolean reachable = others.region() == null
                ? others.format() == Format.ONLINE
                : others.region().equals(details.region());
        return !other.id().equals(stored.id())
                && other.event().status() == EventStatus.ANNOUNCED
                && reachable
                && !Collections.disjoint(details.topics(), others.topics())
                && others.start().filter(now::isBefore).isPresent()
                && other.seats().left() >= stored.seats().taken();
    }

    private static Duration distance(Instant start, StoredEvent other) {
        return Duration.between(start, other.event().details().start().orElseThrow())
                .abs();
    }
}
