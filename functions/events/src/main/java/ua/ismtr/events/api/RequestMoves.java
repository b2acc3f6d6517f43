package ua.ismtr.events.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.aws.Transactions;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.EventStore.Unsettled;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * Brings the requests of an event to where its status leads them, one after the other. Each goes in one transaction with what
 * the platform is told of it, on the condition that request and event are as they were read, so that any number of runs,
 * ended anywhere, come to the same: what is done is not done again, and what is left is done by the next.
 */
final class RequestMoves {
    private static final Logger LOG = LoggerFactory.getLogger(RequestMoves.class);

    private final EventStore events;
    private final Requests requests;
    private final StatusNotifier notifier;
    private final Clock clock;

    RequestMoves(EventStore events, Requests requests, StatusNotifier notifier, Clock clock) {
        this.events = events;
        this.requests = requests;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** Goes on with all events whose requests have yet to follow, as far as the time allows. */
    void settleAll(Duration time) {
        Instant until = clock.instant().plus(time);
        events.moving().forEach(event -> settle(event, until));
    }

    /** Goes on with one event until that time; what is left is left to the next run. */
    void settle(Unsettled unsettled, Instant until) {
        Optional<StoredEvent> known = events.find(unsettled.id());
        if (known.isEmpty()) {
            throw new IllegalStateException("There is no event " + unsettled.id() + " to follow");
        }
        // Read once more: requests that joined before the status changed are all there by now.
        StoredEvent stored = events.find(unsettled.id()).orElseThrow();
        for (RequestId id : stored.requests()) {
            if (!clock.instant().isBefore(until)) {
                LOG.info("Event {} goes on with its requests later", unsettled.id());
                return;
            }
            if (!moved(stored, id)) {
                return;
            }
        }
        events.settled(unsettled);
    }

    /** The request as it is where the event that it is in leads it, if that is over. */
    StoredRequest afterItsEvent(StoredRequest request) {
        return Optional.ofNullable(request.event())
                .flatMap(events::find)
                .filter(stored -> stored.event().status().isFinal() && moved(stored, request.id()))
                .flatMap(stored -> requests.find(request.id()))
                .orElse(request);
    }

    /** Whether the request is where the event leads it; if not, the event leads elsewhere by now. */
    private boolean moved(StoredEvent stored, RequestId id) {
        return Transactions.retrying("the move of " + id, attempt -> {
            Optional<StoredRequest> before = requests.find(id);
            Optional<Step> step = before.flatMap(request -> step(stored, request, clock.instant()));
            if (step.isEmpty()) {
                return Optional.of(true);
            }
            return switch (move(stored, step.get(), stored.event().updatedBy())) {
                case DONE -> Optional.of(true);
                case EVENT_CHANGED -> Optional.of(false);
                case REQUEST_CHANGED -> Optional.empty();
            };
        });
    }

    /** Takes the step with all that belongs to it. */
    EventStore.Moved move(StoredEvent stored, Step step, String by) {
        List<PlatformMessage> news = notifier.of(step.before(), step.after());
        AuditLog.Entry entry = AuditLog.Entry.of(
                step.after().updatedAt(),
                by.replaceFirst("^moderator:", ""),
                AuditLog.Action.CHANGE,
                step.before().id().value(),
                state(step.before()),
                state(step.after()));
        EventStore.Moved moved = events.move(stored, step, news, entry);
        if (moved == EventStore.Moved.DONE) {
            notifier.tell(news);
        }
        return moved;
    }

    private static Map<String, Object> state(StoredRequest request) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", request.version());
        state.put("status", request.status());
        if (request.event() != null) {
            state.put("event", request.event());
        }
        return state;
    }

    /** Whether a request that is in this event is where joining it would bring it. */
    static boolean follows(TrainingEvent event, StoredRequest request) {
        return event.status() == EventStatus.DRAFT ? request.open() : request.status() == Status.PLANNED;
    }

    /** The step that the event's status asks of a request, if one is left to take. */
    static Optional<Step> step(StoredEvent stored, StoredRequest request, Instant now) {
        TrainingEvent event = stored.event();
        if (!event.id().equals(request.event())) {
            return Optional.empty();
        }
        return switch (event.status()) {
            case DRAFT -> Optional.empty();
            case ANNOUNCED ->
                request.open() ? Optional.of(planned(event, request, event.updatedBy(), now)) : Optional.empty();
            case HELD -> {
                // An event may be held before all of its requests have followed its announcement.
                boolean waits = request.open() || request.status() == Status.PLANNED;
                yield waits && stored.attended(request.request())
                        ? Optional.of(delivered(event, request, now))
                        : released(
                                event,
                                request,
                                "training event " + event.id() + " was held"
                                        + (waits ? ", and nobody of the centre came" : ""),
                                now);
            }
            case CANCELLED -> released(event, request, "training event " + event.id() + " was cancelled", now);
        };
    }

    /** Out of an event that is over, whatever became of the request but training: it may be open again one day. */
    private static Optional<Step> released(TrainingEvent event, StoredRequest request, String note, Instant now) {
        return request.status() == Status.DELIVERED
                ? Optional.empty()
                : Optional.of(taken(request, event.updatedBy(), note, now));
    }

    private static Step delivered(TrainingEvent event, StoredRequest request, Instant now) {
        String by = event.updatedBy();
        return new Step(
                request,
                confirmed(request, by).next(Status.DELIVERED, by, "training event " + event.id() + " was held", now));
    }

    /** Into an event that is announced; topics that nobody had confirmed are by that. */
    static Step planned(TrainingEvent event, StoredRequest request, String by, Instant now) {
        return new Step(
                request,
                confirmed(request, by)
                        .withEvent(event.id())
                        .next(Status.PLANNED, by, "planned with training event " + event.id(), now));
    }

    private static StoredRequest confirmed(StoredRequest request, String by) {
        return request.status() == Status.NEEDS_REVIEW ? request.withTopics(request.topics(), by) : request;
    }

    /** Into an event that is a draft. */
    static Step drafted(TrainingEvent event, StoredRequest request, String by, Instant now) {
        return new Step(
                request,
                request.withEvent(event.id())
                        .next(request.status(), by, "in the draft of training event " + event.id(), now));
    }

    /** Out of the event; what was planned is open again. */
    static Step taken(StoredRequest request, String by, String note, Instant now) {
        Status status = request.status() == Status.PLANNED ? Status.CLASSIFIED : request.status();
        return new Step(request, request.withEvent(null).next(status, by, note, now));
    }
}
