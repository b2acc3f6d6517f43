package ua.ismtr.events.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.SeatGroup;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.api.Seating.Asker;
import ua.ismtr.events.api.Seating.GivenBack;
import ua.ismtr.events.api.Seating.Not;
import ua.ismtr.events.api.Seating.Noted;
import ua.ismtr.events.api.Seating.SeatOutcome;
import ua.ismtr.events.api.Seating.TwoWaves;
import ua.ismtr.events.api.Seating.Wish;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.platform.WebhookVerifier.Rejected;
import ua.ismtr.platform.WebhookVerifier.Verified;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.EventId;

/** Seats: given to centres and taken back by people who may, and by the platform through its signed door. */
final class SeatsApi {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int MOST_PEOPLE = 10_000;

    private final Seating seating;
    private final EventDesk desk;
    private final EventsApi events;
    private final WebhookVerifier verifier;

    SeatsApi(Seating seating, EventDesk desk, EventsApi events, WebhookVerifier verifier) {
        this.seating = seating;
        this.desk = desk;
        this.events = events;
        this.verifier = verifier;
    }

    /** What came of asking: seats, a place to wait in, or that they were given back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            String seatId,
            String status,
            int people,
            @Nullable Integer seated,
            @Nullable Integer position) {}

    private record Items(List<ShownGroup> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ShownGroup(
            String seatId,
            String status,
            Center center,
            int people,
            int seated,
            boolean together,
            @Nullable Integer position,
            Instant at) {
        static ShownGroup of(SeatBook seats, SeatGroup group) {
            var position = seats.position(group.seatId());
            return new ShownGroup(
                    group.seatId(),
                    group.waiting() == 0 ? "seated" : "waiting",
                    group.center(),
                    group.people(),
                    group.seated(),
                    group.together(),
                    position.isPresent() ? position.getAsInt() : null,
                    group.at());
        }
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        return EventsApi.id(request)
                .flatMap(id -> desk.find(caller, id))
                .map(stored -> HttpResponse.json(200, shown(caller, stored.seats())))
                .orElseGet(EventsApi::unknown);
    }

    /** Regional centres see the groups of their own regions. */
    private static Items shown(Caller caller, SeatBook seats) {
        return new Items(seats.groups().stream()
                .filter(group -> Regions.ofCommunity(group.center().katottg())
                        .map(Region::id)
                        .filter(caller::sees)
                        .isPresent())
                .map(group -> ShownGroup.of(seats, group))
                .toList());
    }

    HttpResponse take(Caller caller, HttpRequest request) {
        Optional<EventId> id = EventsApi.id(request);
        Optional<String> key = request.header("idempotency-key")
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= EventsApi.LONGEST_KEY);
        if (id.isEmpty()) {
            return EventsApi.unknown();
        }
        if (key.isEmpty()) {
            return Problem.badRequest("The header Idempotency-Key is needed, with 1 to " + EventsApi.LONGEST_KEY
                            + " characters: it makes a repeated call the same call")
                    .response();
        }
        return JsonBody.read(request, LARGEST_BODY, json -> {
            JsonFields fields = new JsonFields(json);
            Wish wish = wish(fields, "");
            return fields.broken().isEmpty()
                    ? answer(caller, seating.take(Asker.person(caller), id.get(), wish, key.get()))
                    : fields.broken().response();
        });
    }

    HttpResponse giveBack(Caller caller, HttpRequest request) {
        Optional<EventId> id = EventsApi.id(request);
        if (id.isEmpty()) {
            return EventsApi.unknown();
        }
        IfMatch ifMatch = IfMatch.of(request);
        Predicate<StoredEvent> expected = stored ->
                ifMatch.tags().isEmpty() || ifMatch.names(stored.event().tag());
        Outcome outcome = seating.giveBack(
                Asker.person(caller), id.get(), expected, request.path().getOrDefault("seatId", ""));
        return switch (outcome) {
            case Outcome.Done(StoredEvent before) -> HttpResponse.empty(204);
            case Outcome.Unknown() ->
                Problem.notFound("There are no such seats").response();
            case Outcome.Forbidden forbidden -> events.answer(caller, forbidden);
            case Outcome.Outdated outdated -> events.answer(caller, outdated);
            case Outcome.Conflict conflict -> events.answer(caller, conflict);
            case Outcome.Refused refused -> events.answer(caller, refused);
        };
    }

    /** A webhook of the platform: its {@code webhook-id} makes it once. */
    HttpResponse ofPlatform(HttpRequest request) {
        if (request.body().length > LARGEST_BODY) {
            return Problem.tooLarge(LARGEST_BODY).response();
        }
        return switch (verifier.verify(request)) {
            case Rejected(String reason) -> Problem.unauthorized(reason).response();
            case Verified(String webhookId) ->
                QueryFields.none(
                        request,
                        () -> JsonBody.read(
                                request, LARGEST_BODY, json -> ofPlatform(json, webhookId, request.body())));
        };
    }

    private HttpResponse ofPlatform(JsonNode json, String webhookId, byte[] body) {
        JsonFields fields = new JsonFields(json);
        Optional<String> type = fields.parsed(
                "/type",
                text -> Optional.of(text)
                        .filter(one -> one.equals("training_event.seats_requested")
                                || one.equals("training_event.seats_returned")),
                "training_event.seats_requested or training_event.seats_returned");
        Optional<EventId> id = fields.parsed("/data/eventId", EventId::parse, "the id of an event");
        Wish wish = wish(fields, "/data");
        if (!fields.broken().isEmpty() || id.isEmpty()) {
            return fields.broken().response();
        }
        if (!seating.isFirst(webhookId, body)) {
            return Problem.conflict("Another body came under this webhook-id").response();
        }
        boolean returned = type.equals(Optional.of("training_event.seats_returned"));
        SeatOutcome outcome = returned
                ? seating.giveBack(Asker.platform(), id.get(), wish.center(), wish.people(), webhookId)
                : seating.take(Asker.platform(), id.get(), wish, webhookId);
        return switch (outcome) {
            case Noted noted -> seated(noted);
            case GivenBack givenBack -> returned(givenBack);
            case TwoWaves(StaffAway.Waves waves) -> tooManyAway(waves);
            case Not(Outcome.Unknown()) -> EventsApi.unknown();
            case Not(Outcome.Conflict(String reason)) ->
                Problem.of(409, "Conflict", reason).response();
            case Not(Outcome.Refused(var broken)) ->
                Problem.unprocessable(broken.stream()
                                .map(rule -> new Problem.BrokenRule("/data" + rule.pointer(), rule.detail()))
                                .toList())
                        .response();
            case Not(Outcome.Forbidden(String reason)) ->
                Problem.forbidden(reason).response();
            case Not(Outcome.Done(StoredEvent now)) ->
                throw new IllegalStateException("Done without seats: " + now.id());
            case Not(Outcome.Outdated(StoredEvent now)) ->
                throw new IllegalStateException("The platform expects no version: " + now.id());
        };
    }

    private static Wish wish(JsonFields fields, String base) {
        return new Wish(
                EventFields.center(fields, base + "/center"),
                fields.wholeNumber(base + "/people", 1, MOST_PEOPLE),
                fields.flag(base + "/together", false));
    }

    private HttpResponse answer(Caller caller, SeatOutcome outcome) {
        return switch (outcome) {
            case Noted noted -> seated(noted);
            case GivenBack givenBack -> returned(givenBack);
            case TwoWaves(StaffAway.Waves waves) -> tooManyAway(waves);
            case Not(Outcome other) -> events.answer(caller, other);
        };
    }

    private static HttpResponse seated(Noted noted) {
        SeatGroup group = noted.group();
        return group.waiting() == 0
                ? HttpResponse.json(201, new Answer(group.seatId(), "seated", group.people(), null, null))
                : HttpResponse.json(
                        202,
                        new Answer(
                                group.seatId(),
                                "waiting",
                                group.people(),
                                group.seated(),
                                noted.position().orElse(null)));
    }

    /** A conflict that says how the people could come after all. */
    private record WavesProblem(String type, String title, int status, String detail, StaffAway.Waves waves) {}

    private static HttpResponse tooManyAway(StaffAway.Waves waves) {
        return HttpResponse.json(
                        409,
                        new WavesProblem(
                                "about:blank",
                                "Conflict",
                                409,
                                "At most %d people of this centre may be away at once: %d of them can come now, %d to another event"
                                        .formatted(waves.mostAway(), waves.now(), waves.later()),
                                waves))
                .with("content-type", "application/problem+json");
    }

    private static HttpResponse returned(GivenBack givenBack) {
        return HttpResponse.json(200, new Answer(givenBack.seatId(), "returned", givenBack.people(), null, null));
    }
}
