package ua.ismtr.events.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.aws.Transactions;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.events.TrainingEvent.Attendance;
import ua.ismtr.events.api.Outcome.Conflict;
import ua.ismtr.events.api.Outcome.Done;
import ua.ismtr.events.api.Outcome.Forbidden;
import ua.ismtr.events.api.Outcome.Outdated;
import ua.ismtr.events.api.Outcome.Refused;
import ua.ismtr.events.api.Outcome.Unknown;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.Hash;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/** Drafts events, decides about them, and says which requests are in them. */
final class EventDesk {
    /** How many requests an event may have. */
    static final int MOST_REQUESTS = 500;

    /** How long a call waits for the requests to follow; the rest follow by the schedule. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final int ATTEMPTS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(EventDesk.class);

    private final EventStore events;
    private final Requests requests;
    private final RequestMoves moves;
    private final EventNews news;
    private final SeatRounds rounds;
    private final Clock clock;

    EventDesk(
            EventStore events, Requests requests, RequestMoves moves, EventNews news, SeatRounds rounds, Clock clock) {
        this.events = events;
        this.requests = requests;
        this.moves = moves;
        this.news = news;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** What becomes of an event's details; the reader of a call. */
    interface Edit {
        /** The details as they are to be, or the rules that they would break. */
        EventFields.Reading of(EventDetails now);
    }

    Optional<StoredEvent> find(Caller caller, EventId id) {
        return events.find(id).filter(stored -> stored.event().visibleTo(caller));
    }

    /** The event as this person may see it, with the requests that are in it still. */
    StoredEvent shownTo(Caller caller, StoredEvent stored) {
        return stored.shownTo(
                caller, ownRequests(stored).stream().map(StoredRequest::request).toList());
    }

    /** The event with the requests that are in it still. */
    StoredEvent withOwnRequests(StoredEvent stored) {
        return stored.withRequests(
                ownRequests(stored).stream().map(StoredRequest::id).toList());
    }

    /** The requests that are in it still: one that is withdrawn leaves it by itself. */
    private List<StoredRequest> ownRequests(StoredEvent stored) {
        if (stored.requests().isEmpty()) {
            return List.of();
        }
        Map<RequestId, StoredRequest> known = requests.findAll(stored.requests());
        boolean over = stored.event().status().isFinal();
        return stored.requests().stream()
                .map(known::get)
                .filter(request -> request != null
                        && (over
                                ? request.status() != Status.WITHDRAWN
                                : stored.id().equals(request.event())))
                .toList();
    }

    /**
     * Drafts an event with these requests.
     *
     * @param wanted as they were named, repeated ones too: the rules that they break are told by their places
     * @param key under which the same call may be repeated
     */
    Outcome draft(Caller caller, EventDetails details, List<RequestId> wanted, Optional<String> key) {
        if (!caller.moderates() && (details.region() == null || !caller.sees(details.region()))) {
            return new Forbidden("Regional centres draft events of their own regions");
        }
        EventId id = key.map(text -> EventId.ofKey(caller.sub(), text)).orElseGet(EventId::random);
        Optional<StoredEvent> earlier = events.find(id);
        Optional<Outcome> obstacle = earlier.isPresent() ? Optional.empty() : obstacle(caller, id, wanted);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        // What was asked for first counts, not what the event became since.
        if (key.isPresent()
                && !events.claim(
                        "draft of " + id,
                        Hash.hex(Json.text(details)
                                + Json.text(wanted.stream().distinct().toList())))) {
            return new Conflict("Another event was drafted under this Idempotency-Key");
        }
        if (earlier.isEmpty()) {
            TrainingEvent event = TrainingEvent.drafted(id, details, caller.signature(), clock.instant());
            events.create(event, entry(caller, id, Map.of(), state(event)));
        }
        return events.find(id)
                .flatMap(stored -> completed(caller, stored, wanted))
                .<Outcome>map(Done::new)
                .orElseGet(() -> obstacle(caller, id, wanted)
                        .orElseGet(() -> new Conflict(
                                "Another event was drafted with one of the requests at the same moment; ask again")));
    }

    /**
     * The draft with all its requests, or none, and no trace of it, if one of them went elsewhere meanwhile. A call that comes
     * again completes the draft; one that somebody has changed since stays as it is.
     */
    private Optional<StoredEvent> completed(Caller caller, StoredEvent stored, List<RequestId> wanted) {
        if (stored.event().version() != 1) {
            return Optional.of(stored);
        }
        // In one order for all calls: of several that want the same requests, one gets all of its own.
        List<RequestId> missing = wanted.stream()
                .filter(request -> !stored.requests().contains(request))
                .distinct()
                .sorted(Comparator.comparing(RequestId::value))
                .toList();
        for (RequestId request : missing) {
            if (add(caller, stored, request).status() != 200 && discarded(caller, stored.id())) {
                return Optional.empty();
            }
        }
        return events.find(stored.id());
    }

    /** Whether the draft is gone, with its requests free again; not if somebody has changed it since. */
    private boolean discarded(Caller caller, EventId id) {
        Optional<StoredEvent> found = events.find(id);
        if (found.isPresent() && found.get().event().version() == 1) {
            StoredEvent stored = found.get();
            stored.requests().forEach(request -> remove(caller, stored, request));
            return events.discard(stored, entry(caller, id, state(stored.event()), Map.of()));
        }
        return found.isEmpty();
    }

    private Optional<Outcome> obstacle(Caller caller, EventId id, List<RequestId> wanted) {
        Map<RequestId, StoredRequest> known = requests.findAll(wanted);
        List<BrokenRule> broken = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            StoredRequest request = known.get(wanted.get(i));
            if (request == null || !caller.sees(request.request().region())) {
                broken.add(new BrokenRule("/requests/" + i, "must be a request that there is"));
            }
        }
        if (!broken.isEmpty()) {
            return Optional.of(new Refused(broken));
        }
        return wanted.stream()
                .map(known::get)
                .map(moves::afterItsEvent)
                .filter(request -> !id.equals(request.event()) && (request.event() != null || !request.open()))
                .map(request -> (Outcome) new Conflict(
                        request.event() != null
                                ? "Request %s is in event %s".formatted(request.id(), request.event())
                                : "Request %s is not open".formatted(request.id())))
                .findFirst();
    }

    /**
     * Changes the event if it is still in a version that the caller expects.
     *
     * @param wanted the status that it goes to, if it goes
     */
    Outcome change(
            Caller caller, EventId id, Predicate<TrainingEvent> expected, Edit edit, Optional<EventStatus> wanted) {
        return Transactions.retrying(
                "event " + id,
                ATTEMPTS,
                attempt -> find(caller, id)
                        .map(before -> changed(caller, before, expected, edit, wanted))
                        .orElseGet(() -> Optional.of(new Unknown())));
    }

    /** None if somebody else changed the event meanwhile. */
    private Optional<Outcome> changed(
            Caller caller,
            StoredEvent before,
            Predicate<TrainingEvent> expected,
            Edit edit,
            Optional<EventStatus> wanted) {
        EventId id = before.id();
        EventStatus status = wanted.orElse(before.event().status());
        Optional<Outcome> refusal = refusal(caller, before, expected, status);
        if (refusal.isPresent()) {
            return refusal;
        }
        EventFields.Reading reading = edit.of(before.event().details());
        EventDetails details = reading.details();
        if (details == null) {
            return Optional.of(new Refused(reading.brokenRules()));
        }
        boolean moves = status != before.event().status();
        boolean edits = !details.equals(before.event().details());
        if (!moves && !edits) {
            return Optional.of(new Done(before));
        }
        Optional<Outcome> rule = rule(caller, before, details, status);
        if (rule.isPresent()) {
            return rule;
        }
        TrainingEvent after = before.event().next(status, details, caller.signature(), clock.instant());
        SeatBook seats = seats(before, after);
        List<PlatformMessage> told = news.of(before, after, seats);
        AuditLog.Entry entry = entry(caller, id, state(before.event()), state(after));
        if (!events.replace(before, after, seats, told, entry)) {
            return Optional.empty();
        }
        news.tell(told);
        if (seats.owesSeats()) {
            rounds.goOn(id);
        }
        if (moves) {
            this.moves.settle(
                    new EventStore.Unsettled(id, after.version()),
                    clock.instant().plus(PATIENCE));
        }
        return Optional.of(new Done(events.find(id).orElseThrow()));
    }

    private static Optional<Outcome> refusal(
            Caller caller, StoredEvent before, Predicate<TrainingEvent> expected, EventStatus status) {
        if (!before.event().changeableBy(caller)) {
            return Optional.of(new Forbidden("Regional centres change drafts of their own regions"));
        }
        if (status != before.event().status() && !caller.moderates()) {
            return Optional.of(new Forbidden("Moderators announce, hold and cancel events"));
        }
        return expected.test(before.event()) ? Optional.empty() : Optional.of(new Outdated(before));
    }

    private static Optional<Outcome> rule(Caller caller, StoredEvent before, EventDetails details, EventStatus status) {
        EventStatus now = before.event().status();
        if (now.isFinal()) {
            return Optional.of(new Conflict("An event that is " + now + " stays as it is"));
        }
        if (!caller.moderates() && (details.region() == null || !caller.sees(details.region()))) {
            return Optional.of(new Forbidden("Regional centres draft events of their own regions"));
        }
        if (status != now && !now.mayBecome(status)) {
            return Optional.of(Refused.of("/status", "must not become " + status + " from " + now));
        }
        if (status == EventStatus.ANNOUNCED && details.sessions().isEmpty()) {
            return Optional.of(Refused.of("/sessions", "must have at least one before the event is announced"));
        }
        if (status == EventStatus.HELD && before.event().attendance().isEmpty()) {
            return Optional.of(Refused.of("/status", "must not become held before the attendance is known"));
        }
        if (details.capacity() < before.seats().taken()) {
            return Optional.of(Refused.of(
                    "/capacity", "must not be less than the " + before.seats().taken() + " people who have a seat"));
        }
        return Optional.empty();
    }

    private static SeatBook seats(StoredEvent before, TrainingEvent after) {
        SeatBook seats = before.seats();
        if (after.details().capacity() != seats.capacity()) {
            seats = seats.withCapacity(after.details().capacity());
        }
        return switch (after.status()) {
            case DRAFT -> seats;
            case ANNOUNCED -> seats.opened();
            case HELD, CANCELLED -> seats.closed();
        };
    }

    /** Notes who came to an event that is announced. */
    Outcome attend(Caller caller, EventId id, Predicate<TrainingEvent> expected, List<Attendance> centers) {
        return Transactions.retrying(
                "event " + id,
                ATTEMPTS,
                attempt -> find(caller, id)
                        .map(before -> attended(caller, before, expected, centers))
                        .orElseGet(() -> Optional.of(new Unknown())));
    }

    /** None if somebody else changed the event meanwhile. */
    private Optional<Outcome> attended(
            Caller caller, StoredEvent before, Predicate<TrainingEvent> expected, List<Attendance> centers) {
        if (!expected.test(before.event())) {
            return Optional.of(new Outdated(before));
        }
        if (before.event().status() != EventStatus.ANNOUNCED) {
            return Optional.of(new Conflict("Attendance is noted while an event is announced; it is "
                    + before.event().status()));
        }
        TrainingEvent after = before.event().attended(centers, caller.signature(), clock.instant());
        AuditLog.Entry entry = entry(caller, before.id(), state(before.event()), state(after));
        return events.replace(before, after, before.seats(), List.of(), entry)
                ? Optional.of(new Done(events.find(before.id()).orElseThrow()))
                : Optional.empty();
    }

    /** What came of one request that is to be in an event, or out of it: a status of HTTP, and why if it is no success. */
    record Result(RequestId requestId, int status, String detail) {
        static Result done(RequestId id) {
            return new Result(id, 200, "");
        }
    }

    /** An event with what came of each request. */
    record Results(StoredEvent now, List<Result> results) {}

    /** What came of a call about requests: results, or the outcome that kept it from having any. */
    record Requested(Optional<Results> results, Outcome outcome) {}

    /** Puts requests into an event and takes others out of it, each alone. */
    Requested change(
            Caller caller, EventId id, Predicate<TrainingEvent> expected, List<RequestId> add, List<RequestId> remove) {
        Optional<StoredEvent> found = find(caller, id);
        if (found.isEmpty()) {
            return new Requested(Optional.empty(), new Unknown());
        }
        StoredEvent before = found.get();
        Optional<Outcome> refusal =
                refusal(caller, before, expected, before.event().status());
        if (refusal.isPresent()) {
            return new Requested(Optional.empty(), refusal.get());
        }
        if (before.event().status().isFinal()) {
            return new Requested(
                    Optional.empty(),
                    new Conflict(
                            "The requests of an event that is " + before.event().status() + " stay"));
        }
        TrainingEvent after = before.event()
                .next(before.event().status(), before.event().details(), caller.signature(), clock.instant());
        AuditLog.Entry entry = entry(
                caller, id, state(before.event()), Map.of("add", List.copyOf(add), "remove", List.copyOf(remove)));
        if (!events.replace(before, after, before.seats(), List.of(), entry)) {
            return new Requested(Optional.empty(), new Outdated(events.find(id).orElseThrow()));
        }
        StoredEvent stored = events.find(id).orElseThrow();
        List<Result> results = new ArrayList<>();
        remove.forEach(request -> results.add(alone(request, () -> remove(caller, stored, request))));
        int room = MOST_REQUESTS - events.find(id).orElseThrow().requests().size();
        for (int i = 0; i < add.size(); i++) {
            RequestId request = add.get(i);
            results.add(
                    i < room || stored.requests().contains(request)
                            ? alone(request, () -> add(caller, stored, request))
                            : new Result(request, 409, "An event has at most " + MOST_REQUESTS + " requests"));
        }
        StoredEvent now = events.find(id).orElseThrow();
        return new Requested(Optional.of(new Results(now, results)), new Done(now));
    }

    private Result add(Caller caller, StoredEvent stored, RequestId id) {
        return moved(caller, id, found -> {
            TrainingEvent event = stored.event();
            boolean isIn = event.id().equals(found.event());
            if (isIn && RequestMoves.follows(event, found)) {
                return Optional.of(Result.done(id));
            }
            StoredRequest request = isIn ? found : moves.afterItsEvent(found);
            if (!isIn && request.event() != null) {
                return Optional.of(new Result(id, 409, "It is in event " + request.event()));
            }
            if (!request.open()) {
                return Optional.of(new Result(id, 409, "It is not open: it is " + request.status()));
            }
            Instant now = clock.instant();
            Step step = event.status() == EventStatus.ANNOUNCED
                    ? RequestMoves.planned(event, request, caller.signature(), now)
                    : RequestMoves.drafted(event, request, caller.signature(), now);
            return result(id, moves.move(stored, step, caller.signature()));
        });
    }

    private Result remove(Caller caller, StoredEvent stored, RequestId id) {
        return moved(caller, id, request -> {
            if (!stored.id().equals(request.event())) {
                // It may have left by itself, as one that is withdrawn does.
                return Optional.of(
                        stored.requests().contains(id)
                                ? Result.done(id)
                                : new Result(id, 404, "It is not in this event"));
            }
            Step step = RequestMoves.taken(
                    request, caller.signature(), "taken out of training event " + stored.id(), clock.instant());
            return result(id, moves.move(stored, step, caller.signature()));
        });
    }

    /** The result of a move of a request that the caller sees, tried again while others change the request. */
    private Result moved(Caller caller, RequestId id, Function<StoredRequest, Optional<Result>> move) {
        return Transactions.retrying(
                "request " + id,
                ATTEMPTS,
                attempt -> requests.find(id)
                        .filter(one -> caller.sees(one.request().region()))
                        .map(move)
                        .orElseGet(() -> Optional.of(new Result(id, 404, "There is no such request"))));
    }

    /** The result of one of many: where it cannot be known, the others have theirs all the same. */
    private static Result alone(RequestId id, Supplier<Result> move) {
        try {
            return move.get();
        } catch (RuntimeException e) {
            LOG.warn("Request {} could not be moved", id, e);
            return new Result(id, 503, "Whether it was moved is not known; look at it again");
        }
    }

    private static Optional<Result> result(RequestId id, EventStore.Moved outcome) {
        return switch (outcome) {
            case DONE -> Optional.of(Result.done(id));
            case EVENT_CHANGED -> Optional.of(new Result(id, 409, "The event was changed since"));
            case REQUEST_CHANGED -> Optional.empty();
        };
    }

    private AuditLog.Entry entry(Caller caller, EventId id, Map<String, Object> before, Map<String, Object> after) {
        return AuditLog.Entry.of(clock.instant(), caller.sub(), AuditLog.Action.EVENT, id.value(), before, after);
    }

    private static Map<String, Object> state(TrainingEvent event) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", event.version());
        state.put("status", event.status());
        state.put("capacity", event.details().capacity());
        state.put("attendance", event.attendance().size());
        return state;
    }
}
