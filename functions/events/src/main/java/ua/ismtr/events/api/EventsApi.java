package ua.ismtr.events.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventJson;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.events.TrainingEvent.Attendance;
import ua.ismtr.events.api.EventDesk.Requested;
import ua.ismtr.events.api.EventDesk.Result;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Named;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.RequestId;

/** Events: lists and calendar, drafts, decisions, requests, attendance. */
final class EventsApi {
    private static final int MOST_CENTERS = 2000;
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_IN_CALENDAR = 1000;
    static final int LONGEST_KEY = 256;

    private final EventDesk desk;
    private final EventStore events;
    private final HourProposals hours;
    private final Clock clock;

    EventsApi(EventDesk desk, EventStore events, HourProposals hours, Clock clock) {
        this.desk = desk;
        this.events = events;
        this.hours = hours;
        this.clock = clock;
    }

    private record Items(
            List<EventJson> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    /** What came of each request, and the event as it is now. */
    private record Results(List<ShownResult> results, EventJson event) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ShownResult(
            RequestId requestId, int status, @Nullable Problem problem) {
        static ShownResult of(Result result) {
            String title = switch (result.status()) {
                case 404 -> "Not Found";
                case 503 -> "Service Unavailable";
                default -> "Conflict";
            };
            return new ShownResult(
                    result.requestId(),
                    result.status(),
                    result.status() == 200 ? null : Problem.of(result.status(), title, result.detail()));
        }
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        return switch (EventQuery.list(caller, request)) {
            case EventQuery.Broken(var broken) -> Problem.unprocessable(broken).response();
            case EventQuery.Hidden() -> Problem.foreignRegion().response();
            case EventQuery.Wanted wanted -> {
                EventStore.Page page = events.page(wanted.filter(), wanted.after(), wanted.limit());
                Items items = new Items(
                        page.events().stream().map(one -> json(caller, one)).toList(),
                        page.next().map(wanted::cursor).orElse(null));
                HttpResponse full = HttpResponse.json(200, items);
                yield Conditional.answer(request, full, full.body());
            }
        };
    }

    HttpResponse calendar(Caller caller, HttpRequest request) {
        return switch (EventQuery.calendar(caller, request)) {
            case EventQuery.Broken(var broken) -> Problem.unprocessable(broken).response();
            case EventQuery.Hidden() -> Problem.foreignRegion().response();
            case EventQuery.Wanted wanted -> {
                byte[] text = Calendar.of(all(wanted.filter())).getBytes(StandardCharsets.UTF_8);
                HttpResponse full = new HttpResponse(
                        200,
                        Map.of(
                                "content-type", "text/calendar; charset=utf-8",
                                "content-disposition", "inline; filename=\"events.ics\""),
                        text);
                yield Conditional.answer(request, full, text);
            }
        };
    }

    private List<TrainingEvent> all(EventFilter filter) {
        return events.page(filter, Optional.empty(), MOST_IN_CALENDAR).events().stream()
                .map(StoredEvent::event)
                .toList();
    }

    HttpResponse one(Caller caller, HttpRequest request) {
        return id(request)
                .flatMap(id -> desk.find(caller, id))
                .map(stored -> shown(200, caller, stored))
                .orElseGet(EventsApi::unknown);
    }

    HttpResponse proposals(Caller caller, HttpRequest request) {
        Instant now = clock.instant();
        return id(request)
                .flatMap(id -> desk.find(caller, id))
                .map(stored -> HttpResponse.json(
                        200,
                        Proposals.of(
                                stored, others(caller, stored, now), hours.of(desk.withOwnRequests(stored), now), now)))
                .orElseGet(EventsApi::unknown);
    }

    private List<StoredEvent> others(Caller caller, StoredEvent stored, Instant now) {
        if (!Proposals.isDue(stored, now)) {
            return List.of();
        }
        EventFilter announced = new EventFilter(caller, null, null, Set.of(EventStatus.ANNOUNCED), Kyiv.day(now), null);
        return events.page(announced, Optional.empty(), MOST_IN_CALENDAR).events();
    }

    HttpResponse draft(Caller caller, HttpRequest request) {
        Optional<String> key = request.header("idempotency-key").map(String::strip);
        if (key.filter(text -> text.isEmpty() || text.length() > LONGEST_KEY).isPresent()) {
            return Problem.badRequest("The header Idempotency-Key must have 1 to " + LONGEST_KEY + " characters")
                    .response();
        }
        return JsonBody.read(request, json -> {
            EventFields.Reading reading = EventFields.details(json);
            JsonFields fields = new JsonFields(json.isObject() ? json : Json.MAPPER.createObjectNode());
            List<RequestId> wanted = EventFields.requests(fields, "/requests", EventDesk.MOST_REQUESTS);
            List<Problem.BrokenRule> broken = new ArrayList<>(reading.brokenRules());
            broken.addAll(fields.broken().all());
            if (reading.details() == null || !broken.isEmpty()) {
                return Problem.unprocessable(broken).response();
            }
            Outcome outcome = desk.draft(caller, reading.details(), wanted, key);
            return outcome instanceof Outcome.Done(StoredEvent now)
                    ? shown(201, caller, now).with("location", "/v1/events/" + now.id())
                    : answer(caller, outcome);
        });
    }

    HttpResponse change(Caller caller, HttpRequest request) {
        return conditional(
                request,
                (id, expected) -> JsonBody.read(request, json -> {
                    JsonFields fields = new JsonFields(json);
                    Optional<EventStatus> status = fields.optional(
                            "/status", text -> Named.find(EventStatus.class, text), "announced, held or cancelled");
                    return fields.broken().isEmpty()
                            ? answer(
                                    caller,
                                    desk.change(caller, id, expected, now -> EventFields.patched(now, json), status))
                            : fields.broken().response();
                }));
    }

    HttpResponse requests(Caller caller, HttpRequest request) {
        return conditional(
                request,
                (id, expected) -> JsonBody.read(request, json -> {
                    JsonFields fields = new JsonFields(json);
                    List<RequestId> add = different(EventFields.requests(fields, "/add", MOST_AT_ONCE));
                    List<RequestId> remove = different(EventFields.requests(fields, "/remove", MOST_AT_ONCE));
                    if (fields.broken().isEmpty() && add.isEmpty() && remove.isEmpty()) {
                        fields.refuse("", "must have requests to add or to remove");
                    }
                    if (!fields.broken().isEmpty()) {
                        return fields.broken().response();
                    }
                    Requested requested = desk.change(caller, id, expected, add, remove);
                    return requested
                            .results()
                            .map(results -> HttpResponse.json(
                                            200,
                                            new Results(
                                                    results.results().stream()
                                                            .map(ShownResult::of)
                                                            .toList(),
                                                    json(caller, results.now())))
                                    .with("etag", results.now().event().tag()))
                            .orElseGet(() -> answer(caller, requested.outcome()));
                }));
    }

    private static List<RequestId> different(List<RequestId> named) {
        return named.stream().distinct().toList();
    }

    HttpResponse attendance(Caller caller, HttpRequest request) {
        return conditional(
                request,
                (id, expected) -> JsonBody.read(request, json -> {
                    JsonFields fields = new JsonFields(json);
                    List<Attendance> centers = centers(fields);
                    return fields.broken().isEmpty()
                            ? answer(caller, desk.attend(caller, id, expected, centers))
                            : fields.broken().response();
                }));
    }

    private static List<Attendance> centers(JsonFields fields) {
        List<Attendance> centers = new ArrayList<>();
        Map<String, Set<String>> named = new HashMap<>();
        List<JsonNode> items = fields.list("/centers", 1, MOST_CENTERS);
        for (int i = 0; i < items.size(); i++) {
            String code = fields.centerCode("/centers/" + i + "/code").orElse("");
            int people = fields.wholeNumber("/centers/" + i + "/people", 0, 10_000);
            Optional<String> katottg = fields.isAbsent("/centers/" + i + "/katottg")
                    ? Optional.empty()
                    : fields.community("/centers/" + i + "/katottg");
            // Centres of two regions may have the same code: they are told apart by their communities.
            Set<String> regions = named.computeIfAbsent(code, any -> new HashSet<>());
            boolean other =
                    regions.add(katottg.map(text -> text.substring(0, 4)).orElse(""));
            if (!other || (regions.size() > 1 && regions.contains(""))) {
                fields.refuse("/centers/" + i + "/code", "must not be named twice");
            }
            centers.add(new Attendance(code, people, katottg.orElse(null)));
        }
        return centers;
    }

    private interface Conditioned {
        HttpResponse answer(EventId id, Predicate<TrainingEvent> expected);
    }

    /** A call that says which version it is about. */
    private static HttpResponse conditional(HttpRequest request, Conditioned call) {
        Optional<EventId> id = id(request);
        if (id.isEmpty()) {
            return unknown();
        }
        return IfMatch.required(request, ifMatch -> call.answer(id.get(), event -> ifMatch.names(event.tag())));
    }

    static Optional<EventId> id(HttpRequest request) {
        return EventId.parse(request.path().getOrDefault("eventId", ""));
    }

    static HttpResponse unknown() {
        return Problem.notFound("There is no such event").response();
    }

    private HttpResponse shown(int status, Caller caller, StoredEvent stored) {
        return HttpResponse.json(status, json(caller, stored))
                .with("etag", stored.event().tag());
    }

    private EventJson json(Caller caller, StoredEvent stored) {
        return EventJson.of(desk.shownTo(caller, stored), caller);
    }

    /** An error that shows the event as it is now beside what RFC 9457 asks for. */
    private record OutdatedProblem(String type, String title, int status, String detail, EventJson current) {}

    HttpResponse answer(Caller caller, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(StoredEvent now) -> shown(200, caller, now);
            case Outcome.Unknown() -> unknown();
            case Outcome.Forbidden(String reason) -> Problem.forbidden(reason).response();
            case Outcome.Conflict(String reason) ->
                Problem.of(409, "Conflict", reason).response();
            case Outcome.Refused(var broken) -> Problem.unprocessable(broken).response();
            case Outcome.Outdated(StoredEvent now) ->
                HttpResponse.json(
                                412,
                                new OutdatedProblem(
                                        "about:blank",
                                        "Precondition Failed",
                                        412,
                                        "The event was changed since; look at what it is now",
                                        json(caller, now)))
                        .with("content-type", "application/problem+json")
                        .with("etag", now.event().tag());
        };
    }
}
