package ua.ismtr.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.EventId;

/** Keeps the events, their seats, and which requests are in them. Each change is one transaction. */
public interface EventStore {
    /** The store in these tables. */
    static EventStore of(
            Clients clients, String events, DynamoRequestChanges.Tables tables, Duration auditRetention, Clock clock) {
        return new DynamoEventStore(clients, events, tables, auditRetention, clock);
    }

    /** The store in this table, for those who only read: its changes go nowhere. */
    static EventStore reading(Clients clients, String events) {
        DynamoRequestChanges.Tables none = new DynamoRequestChanges.Tables("", "", "", "", "", "", "");
        return new DynamoEventStore(clients, events, none, Duration.ZERO, Clock.systemUTC());
    }

    /** The event as it is now, not as it was a moment ago. */
    Optional<StoredEvent> find(EventId id);

    /** Stores a new event, unless there is one with its id. */
    void create(TrainingEvent event, AuditLog.Entry entry);

    /**
     * Puts the next version in the place of the one that was read, with the seats as they are to be. Where its status changes,
     * its requests are noted as {@link #moving()}.
     *
     * @return whether that happened: it does not if somebody else changed the event or its seats since
     */
    boolean replace(
            StoredEvent before, TrainingEvent after, SeatBook seats, List<PlatformMessage> news, AuditLog.Entry entry);

    /**
     * Removes an event that has no requests, as if it had not been.
     *
     * @return whether that happened: it does not if the event, its seats or its requests changed since it was read
     */
    boolean discard(StoredEvent event, AuditLog.Entry entry);

    /**
     * A group that asks for seats and is not in the book yet.
     *
     * @param entry who asked, for the audit log, if it was a person
     */
    record Ask(SeatGroup group, AuditLog.@Nullable Entry entry) {}

    /** Notes that a group asks. Whoever puts the seats in another state next takes it into the book. */
    void ask(EventId id, Ask ask);

    /** The groups that ask and are not in the book yet, in the order in which they asked, some dozens at most. */
    List<Ask> asked(EventId id);

    /** Forgets that a group asks. */
    void forget(EventId id, Ask ask);

    /**
     * Puts other seats in the place of those that were read; whether that happened, as above.
     *
     * @param answered those that asked and need not ask any more
     */
    boolean replaceSeats(
            StoredEvent before,
            SeatBook seats,
            List<Ask> answered,
            List<PlatformMessage> news,
            Optional<AuditLog.Entry> entry);

    /** What came of moving a request. */
    enum Moved {
        DONE,
        /** Somebody else was faster with the request. */
        REQUEST_CHANGED,
        /** The event is no longer in the status that it was read in. */
        EVENT_CHANGED
    }

    /**
     * Changes a request, and notes in the same transaction whether it is in the event: it is where the step says so.
     *
     * @param event the event that the step was decided by
     */
    Moved move(StoredEvent event, Step step, List<PlatformMessage> news, AuditLog.Entry entry);

    /**
     * Notes which body came under the id of a webhook, if none did.
     *
     * @return whether it is the one that came first
     */
    boolean claim(String webhookId, String bodyHash);

    /** Events whose requests have yet to follow their status, with the version that brought them to it. */
    List<Unsettled> moving();

    /** An event of {@link #moving()}. */
    record Unsettled(EventId id, long version) {}

    /** Notes that all requests have followed; without effect if the event has changed its status since. */
    void settled(Unsettled event);

    /** Some events in the order of their first session, and where to go on. */
    record Page(List<StoredEvent> events, Optional<String> next) {}

    /** The events of a list, at most {@code limit}, from where the page before ended. */
    Page page(EventFilter filter, Optional<String> after, int limit);

    /**
     * The announced events with seats left that a centre of this region may come to, in the order of their first session: those
     * of the region, and those for the whole country that are held online.
     *
     * @param from those that begin at this time or later
     */
    List<StoredEvent> withSeatsLeft(RegionId region, Instant from, int most);
}
