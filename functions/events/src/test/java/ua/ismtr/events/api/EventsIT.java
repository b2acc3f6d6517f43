package ua.ismtr.events.api;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.events.api.DeskOfTests.KHARKIV;
import static ua.ismtr.events.api.DeskOfTests.LVIV;
import static ua.ismtr.events.api.DeskOfTests.MODERATOR;
import static ua.ismtr.events.api.DeskOfTests.details;
import static ua.ismtr.events.api.DeskOfTests.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.events.EventFilter;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

class EventsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private DeskOfTests desk;

    @BeforeEach
    void sitDown() {
        desk = new DeskOfTests(DYNAMO);
    }

    private Status status(StoredRequest request) {
        return desk.requests.find(request.id()).orElseThrow().status();
    }

    private List<String> toldOf(StoredRequest request) {
        return desk.told().stream()
                .filter(message -> message.type().equals("training_request.status_changed"))
                .filter(message -> message.data()
                        .path("requestId")
                        .asText()
                        .equals(request.id().value()))
                .map(message -> message.data().path("status").asText())
                .toList();
    }

    private List<String> toldOf(String event) {
        return desk.told().stream()
                .filter(message -> message.type().startsWith("training_event."))
                .filter(message -> message.data().path("eventId").asText().equals(event))
                .map(PlatformMessage::type)
                .toList();
    }

    @Test
    void aDraftHasWhatWasGivenAndAVersion() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        HttpResponse response = desk.draft(MODERATOR, details("UA-46", "offline", 30, List.of(request.id())));
        JsonNode event = json(response);
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers()).containsEntry("etag", "\"1\"");
        assertThat(response.headers().get("location"))
                .isEqualTo("/v1/events/" + event.path("eventId").asText());
        assertThat(event.path("status").asText()).isEqualTo("draft");
        assertThat(event.at("/title/en").asText()).isEqualTo("Talking with veterans");
        assertThat(event.at("/requests/0").asText()).isEqualTo(request.id().value());
        assertThat(event.at("/sessions/0/start").asText()).isEqualTo("2027-02-01T08:00:00Z");
        assertThat(event.path("taken").asInt(-1)).isZero();
        assertThat(event.has("link")).isTrue();
        assertThat(event.path("createdBy").asText()).isEqualTo("moderator:olena");
        assertThat(status(request)).isEqualTo(Status.CLASSIFIED);
    }

    @Test
    void namesAreKeptInTheirPlainForm() {
        String body = details("UA-46", "offline", 30, List.of())
                .replace("Talking with veterans", "Talking\\u200b with&nbsp;vete\\u00adrans");
        assertThat(json(desk.draft(MODERATOR, body)).at("/title/en").asText()).isEqualTo("Talking with veterans");
    }

    @Test
    void everyBrokenRuleIsNamed() {
        HttpResponse response = desk.draft(MODERATOR, """
            {"title":{"uk":""},"topics":["not-a-request"],"format":"any","region":"UA-99","capacity":0,"minimum":5,
             "link":"javascript:alert(1)","place":{"name":"Зала","katottg":"UA00"},
             "sessions":[{"start":"2027-02-01T08:00:00Z","end":"2027-02-01T07:00:00Z"}],"audience":["nobody"],"requests":["x"]}\
            """);
        assertThat(response.status()).isEqualTo(422);
        assertThat(json(response).path("errors").findValuesAsText("pointer"))
                .contains(
                        "/title/uk",
                        "/title/en",
                        "/topics",
                        "/format",
                        "/region",
                        "/capacity",
                        "/link",
                        "/place/katottg",
                        "/sessions/0/end",
                        "/audience/0",
                        "/requests/0");
        assertThat(desk.draft(MODERATOR, "[]").status()).isEqualTo(422);
        assertThat(desk.draft(MODERATOR, "{").status()).isEqualTo(400);
    }

    @Test
    void aDraftUnderTheSameKeyIsOne() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        String body = details("UA-46", "offline", 30, List.of(request.id()));
        Map<String, String> key = Map.of("idempotency-key", "once-" + request.id());
        JsonNode first = json(desk.call(MODERATOR, "POST /v1/events", Map.of(), key, body));
        JsonNode second = json(desk.call(MODERATOR, "POST /v1/events", Map.of(), key, body));
        assertThat(second).isEqualTo(first);
        assertThat(desk.call(MODERATOR, "POST /v1/events", Map.of(), key, details("UA-46", "offline", 31, List.of()))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void requestsArePlannedDeliveredAndGivenBackAndEachIsToldOnce() {
        StoredRequest comes = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest stays = desk.arrives("UA-46", "UA46-0002", true);
        StoredRequest unsure = desk.arrives("UA-46", "UA46-0003", false);
        String id = desk.announced(30, List.of(comes.id(), stays.id(), unsure.id()));
        assertThat(List.of(status(comes), status(stays), status(unsure))).containsOnly(Status.PLANNED);
        assertThat(desk.change(MODERATOR, id, "*", "{\"status\":\"announced\"}").status())
                .isEqualTo(200);
        desk.events.goOn();
        assertThat(toldOf(comes)).containsExactly("planned");

        assertThat(desk.change(MODERATOR, id, "*", "{\"status\":\"held\"}").status())
                .isEqualTo(422);
        assertThat(desk.attend(
                                id,
                                "{\"centers\":[{\"code\":\"UA46-0001\",\"people\":3},{\"code\":\"UA46-0003\",\"people\":1}]}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.change(MODERATOR, id, "*", "{\"status\":\"held\"}").status())
                .isEqualTo(200);
        desk.events.goOn();
        assertThat(status(comes)).isEqualTo(Status.DELIVERED);
        assertThat(status(unsure)).isEqualTo(Status.DELIVERED);
        assertThat(status(stays)).isEqualTo(Status.CLASSIFIED);
        assertThat(toldOf(comes)).containsExactly("planned", "delivered");
        assertThat(toldOf(stays)).containsExactly("planned", "classified");
        assertThat(toldOf(id)).containsExactly("training_event.announced");
        assertThat(desk.store.moving()).isEmpty();
        // Open again: another event may have it.
        assertThat(desk.draft(MODERATOR, details("", "online", 5, List.of(stays.id())))
                        .status())
                .isEqualTo(201);
        assertThat(desk.change(MODERATOR, id, "*", "{\"status\":\"cancelled\"}").status())
                .isEqualTo(409);
    }

    @Test
    void whoseCentreCameIsTrainedEvenIfTheAnnouncementHadNotGoneThrough() {
        StoredRequest comes = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest unsure = desk.arrives("UA-46", "UA46-0001", false);
        String id = desk.drafted(30, List.of(comes.id(), unsure.id()));
        StoredEvent draft = desk.store.find(new EventId(id)).orElseThrow();
        TrainingEvent held = draft.event()
                .next(EventStatus.ANNOUNCED, draft.event().details(), "moderator:olena", Instant.now())
                .attended(List.of(new TrainingEvent.Attendance("UA46-0001", 2, null)), "moderator:olena", Instant.now())
                .next(EventStatus.HELD, draft.event().details(), "moderator:olena", Instant.now());
        AuditLog.Entry entry = AuditLog.Entry.of(Instant.now(), "olena", AuditLog.Action.EVENT, id, Map.of(), Map.of());
        assertThat(desk.store.replace(draft, held, draft.seats(), List.of(), entry))
                .isTrue();
        desk.events.goOn();
        assertThat(status(comes)).isEqualTo(Status.DELIVERED);
        StoredRequest confirmed = desk.requests.find(unsure.id()).orElseThrow();
        assertThat(confirmed.status()).isEqualTo(Status.DELIVERED);
        assertThat(confirmed.classification().certain()).isTrue();
        assertThat(toldOf(comes)).containsExactly("delivered");
    }

    @Test
    void aCentreOfAnotherRegionDidNotComeByItsCode() {
        StoredRequest lviv = desk.arrives("UA-46", "0117", true);
        StoredRequest kharkiv = desk.arrives("UA-63", "0117", true);
        String named = desk.announced(30, List.of(lviv.id(), kharkiv.id()));
        String both =
                "{\"centers\":[{\"code\":\"0117\",\"people\":3,\"katottg\":\"%s\"},{\"code\":\"0117\",\"people\":0,\"katottg\":\"%s\"}]}"
                        .formatted(DeskOfTests.KATOTTG.get("UA-46"), DeskOfTests.KATOTTG.get("UA-63"));
        assertThat(desk.attend(named, both).status()).isEqualTo(200);
        assertThat(desk.attend(named, both.replace("UA63", "UA46")).status()).isEqualTo(422);
        assertThat(desk.attend(named, both.replace("UA63", "UA99")).status()).isEqualTo(422);
        desk.change(MODERATOR, named, "*", "{\"status\":\"held\"}");
        assertThat(status(lviv)).isEqualTo(Status.DELIVERED);
        assertThat(status(kharkiv)).isEqualTo(Status.CLASSIFIED);

        StoredRequest secondOfLviv = desk.arrives("UA-46", "0117", true);
        String seated = desk.announced(30, List.of(secondOfLviv.id(), kharkiv.id()));
        desk.take(MODERATOR, seated, "s", "UA-63", "0117", 3, true);
        assertThat(desk.attend(seated, "{\"centers\":[{\"code\":\"0117\",\"people\":3}]}")
                        .status())
                .isEqualTo(200);
        desk.change(MODERATOR, seated, "*", "{\"status\":\"held\"}");
        assertThat(status(kharkiv)).isEqualTo(Status.DELIVERED);
        assertThat(status(secondOfLviv)).isEqualTo(Status.CLASSIFIED);
    }

    private static List<String> ids(JsonNode event) {
        return event.path("requests").valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void aRegionalCentreIsShownNoRowOfAnotherRegion() {
        StoredRequest lviv = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest kharkiv = desk.arrives("UA-63", "UA63-0001", true);
        StoredRequest twin = desk.arrives("UA-46", "0117", true);
        StoredRequest otherTwin = desk.arrives("UA-63", "0117", true);
        String id = desk.announced(30, List.of(lviv.id(), kharkiv.id(), twin.id(), otherTwin.id()));
        desk.take(MODERATOR, id, "seat", "UA-46", "UA46-0009", 2, true);
        assertThat(desk.attend(id, """
            {"centers":[{"code":"UA46-0001","people":3},{"code":"UA63-0001","people":4},{"code":"UA46-0009","people":2},{"code":"0117","people":5},
             {"code":"walk-in","people":1},{"code":"named","people":1,"katottg":"%s"}]}\
            """.formatted(DeskOfTests.KATOTTG.get("UA-46")))
                        .status())
                .isEqualTo(200);

        JsonNode all = json(desk.look(MODERATOR, id));
        JsonNode ofLviv = json(desk.look(LVIV, id));
        JsonNode ofKharkiv = json(desk.look(KHARKIV, id));
        assertThat(all.path("requests")).hasSize(4);
        assertThat(all.path("attendance")).hasSize(6);
        assertThat(ids(ofLviv))
                .containsExactlyInAnyOrder(lviv.id().value(), twin.id().value());
        assertThat(ofLviv.path("attendance").findValuesAsText("code"))
                .containsExactlyInAnyOrder("UA46-0001", "UA46-0009", "named");
        assertThat(ids(ofKharkiv))
                .containsExactlyInAnyOrder(kharkiv.id().value(), otherTwin.id().value());
        assertThat(ofKharkiv.path("attendance").findValuesAsText("code")).containsExactly("UA63-0001");
        assertThat(ofKharkiv.path("taken").asInt()).isEqualTo(2);
        assertThat(json(desk.get(LVIV, "GET /v1/events", Map.of())).path("items"))
                .filteredOn(event -> event.path("eventId").asText().equals(id))
                .containsExactly(ofLviv);

        String ofRegion = json(desk.draft(MODERATOR, details("UA-46", "offline", 30, List.of())))
                .path("eventId")
                .asText();
        desk.change(MODERATOR, ofRegion, "*", "{\"status\":\"announced\"}");
        desk.attend(ofRegion, "{\"centers\":[{\"code\":\"walk-in\",\"people\":1}]}");
        assertThat(json(desk.look(LVIV, ofRegion)).path("attendance").findValuesAsText("code"))
                .containsExactly("walk-in");
    }

    @Test
    void aWithdrawnRequestIsNoLongerInItsEvent() {
        StoredRequest leaves = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest stays = desk.arrives("UA-46", "UA46-0002", true);
        String id = desk.announced(30, List.of(leaves.id(), stays.id()));
        StoredRequest before = desk.requests.find(leaves.id()).orElseThrow();
        desk.change(before, before.withEvent(null).next(Status.WITHDRAWN, "platform", null, Instant.now()));
        assertThat(json(desk.look(MODERATOR, id)).path("requests"))
                .extracting(JsonNode::asText)
                .containsExactly(stays.id().value());
        HttpResponse removed = desk.requests(MODERATOR, id, "*", "{\"remove\":[\"%s\"]}".formatted(leaves.id()));
        assertThat(json(removed).at("/results/0/status").asInt()).isEqualTo(200);
        assertThat(json(removed).at("/event/requests")).hasSize(1);
        assertThat(status(leaves)).isEqualTo(Status.WITHDRAWN);
        HttpResponse attended = desk.attend(id, "{\"centers\":[{\"code\":\"UA46-0001\",\"people\":3}]}");
        assertThat(json(attended).path("requests")).hasSize(1);
        assertThat(json(desk.change(MODERATOR, id, "\"1\"", "{\"capacity\":9}")).at("/current/requests"))
                .hasSize(1);
        JsonNode held = json(desk.change(MODERATOR, id, "*", "{\"status\":\"held\"}"));
        assertThat(held.path("status").asText()).isEqualTo("held");
        assertThat(held.path("requests")).hasSize(1);
        assertThat(status(leaves)).isEqualTo(Status.WITHDRAWN);
        assertThat(json(desk.look(MODERATOR, id)).path("requests")).hasSize(1);
    }

    @Test
    void aRequestThatWasDeclinedWhenItsEventEndedIsFreeWhenItIsOpenAgain() {
        StoredRequest cancelled = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest held = desk.arrives("UA-46", "UA46-0002", true);
        String first = desk.drafted(30, List.of(cancelled.id()));
        String second = desk.announced(30, List.of(held.id()));
        becomes(cancelled, Status.DECLINED);
        becomes(held, Status.DECLINED);
        desk.change(MODERATOR, first, "*", "{\"status\":\"cancelled\"}");
        desk.attend(second, "{\"centers\":[{\"code\":\"UA46-0002\",\"people\":3}]}");
        desk.change(MODERATOR, second, "*", "{\"status\":\"held\"}");
        assertThat(List.of(status(cancelled), status(held))).containsOnly(Status.DECLINED);
        becomes(cancelled, Status.CLASSIFIED);
        becomes(held, Status.CLASSIFIED);
        desk.events.goOn();
        assertThat(List.of(status(cancelled), status(held))).containsOnly(Status.CLASSIFIED);
        String third = desk.drafted(30, List.of());
        String body = "{\"add\":[\"%s\",\"%s\"]}".formatted(cancelled.id(), held.id());
        assertThat(json(desk.requests(MODERATOR, third, "*", body)).path("results"))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(200, 200);
    }

    private void becomes(StoredRequest request, Status status) {
        StoredRequest before = desk.requests.find(request.id()).orElseThrow();
        desk.change(before, before.next(status, "moderator:olena", "so it is", Instant.now()));
    }

    @Test
    void aRequestThatIsLeftInAnEventThatIsOverLeavesItForAnother() {
        StoredRequest drafted = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest added = desk.arrives("UA-46", "UA46-0002", true);
        String over = desk.drafted(30, List.of());
        desk.change(MODERATOR, over, "*", "{\"status\":\"cancelled\"}");
        for (StoredRequest request : List.of(drafted, added)) {
            StoredRequest before = desk.requests.find(request.id()).orElseThrow();
            desk.change(
                    before,
                    before.withEvent(new EventId(over)).next(before.status(), "moderator:olena", null, Instant.now()));
        }
        String other = desk.drafted(30, List.of(drafted.id()));
        desk.requests(MODERATOR, other, "*", "{\"add\":[\"%s\"]}".formatted(added.id()));
        assertThat(json(desk.look(MODERATOR, other)).path("requests")).hasSize(2);
    }

    @Test
    void aCallThatComesAgainAfterAChangeOfItsDraftChangesNothing() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        String body = details("UA-46", "offline", 30, List.of(request.id()));
        Map<String, String> key = Map.of("idempotency-key", "changed-" + request.id());
        String id = json(desk.call(MODERATOR, "POST /v1/events", Map.of(), key, body))
                .path("eventId")
                .asText();
        desk.change(MODERATOR, id, "*", "{\"capacity\":20}");
        desk.requests(MODERATOR, id, "*", "{\"remove\":[\"%s\"]}".formatted(request.id()));
        HttpResponse again = desk.call(MODERATOR, "POST /v1/events", Map.of(), key, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(json(again)).isEqualTo(json(desk.look(MODERATOR, id)));
        assertThat(json(again).path("capacity").asInt()).isEqualTo(20);
        assertThat(json(again).path("requests")).isEmpty();
        assertThat(desk.call(MODERATOR, "POST /v1/events", Map.of(), Map.of("idempotency-key", " "), body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void oneRequestThatFailsLeavesTheOthersTheirResults() {
        StoredRequest first = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest fails = desk.arrives("UA-46", "UA46-0002", true);
        StoredRequest last = desk.arrives("UA-46", "UA46-0003", true);
        String id = desk.announced(30, List.of());
        DeskOfTests failing = new DeskOfTests(DYNAMO, store -> failingWith(store, fails.id()));
        HttpResponse response = failing.requests(
                MODERATOR, id, "*", "{\"add\":[\"%s\",\"%s\",\"%s\"]}".formatted(first.id(), fails.id(), last.id()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(json(response).path("results"))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(200, 503, 200);
        assertThat(json(response).at("/results/1/problem/title").asText()).isEqualTo("Service Unavailable");
        assertThat(List.of(status(first), status(last))).containsOnly(Status.PLANNED);
    }

    private static EventStore failingWith(EventStore store, RequestId id) {
        return (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("move")
                            && ((Step) arguments[1]).before().id().equals(id)) {
                        throw new IllegalStateException("The move failed");
                    }
                    return method.invoke(store, arguments);
                });
    }

    @Test
    void aCancelledEventGivesEveryRequestBack() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        String id = desk.announced(30, List.of(request.id()));
        assertThat(desk.change(MODERATOR, id, "*", "{\"status\":\"cancelled\"}").status())
                .isEqualTo(200);
        assertThat(status(request)).isEqualTo(Status.CLASSIFIED);
        assertThat(toldOf(request)).containsExactly("planned", "classified");
        assertThat(toldOf(id)).containsExactly("training_event.announced", "training_event.cancelled");
        assertThat(desk.take(MODERATOR, id, "late", "UA-46", "C", 1, true).status())
                .isEqualTo(409);
    }

    @Test
    void aRequestIsInOneEventAtMost() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        String first = desk.drafted(30, List.of(request.id()));
        assertThat(desk.draft(MODERATOR, details("", "online", 30, List.of(request.id())))
                        .status())
                .isEqualTo(409);
        String second = desk.drafted(30, List.of());
        String body = "{\"add\":[\"%s\",\"%s\"]}".formatted(request.id(), RequestId.ofWebhook("none"));
        JsonNode results = json(desk.requests(MODERATOR, second, "\"1\"", body)).path("results");
        assertThat(results.findValuesAsText("status")).startsWith("409");
        assertThat(results.at("/1/status").asInt()).isEqualTo(404);
        // Taken out of the one it may go into the other.
        HttpResponse removed = desk.requests(MODERATOR, first, "*", "{\"remove\":[\"%s\"]}".formatted(request.id()));
        assertThat(json(removed).at("/results/0/status").asInt()).isEqualTo(200);
        assertThat(json(removed).at("/event/requests")).isEmpty();
        HttpResponse added = desk.requests(MODERATOR, second, "*", body);
        assertThat(json(added).at("/results/0/status").asInt()).isEqualTo(200);
        assertThat(desk.requests.find(request.id()).orElseThrow().event()).isEqualTo(new EventId(second));
    }

    @Test
    void ofTwoDraftsWithOneRequestAtOneMomentOneIsMadeAndTheOtherLeavesNothing() {
        StoredRequest free = desk.arrives("UA-46", "UA46-0001", true);
        StoredRequest contested = desk.arrives("UA-46", "UA46-0002", true);
        List<String> winner = new ArrayList<>();
        List<EventId> lost = new ArrayList<>();
        DeskOfTests late = new DeskOfTests(
                DYNAMO,
                store -> before(store, "create", event -> {
                    lost.add(((TrainingEvent) event).id());
                    winner.add(desk.drafted(30, List.of(contested.id())));
                }));
        HttpResponse response =
                late.draft(MODERATOR, details("", "online", 30, List.of(free.id(), contested.id(), free.id())));
        assertThat(response.status()).isEqualTo(409);
        assertThat(json(response).path("detail").asText())
                .isEqualTo("Request " + contested.id() + " is in event " + winner.getFirst());
        assertThat(desk.look(MODERATOR, lost.getFirst().value()).status()).isEqualTo(404);
        assertThat(desk.requests.find(free.id()).orElseThrow().event()).isNull();
        Caller everybody = Caller.of("olena", Role.ADMIN, List.of()).orElseThrow();
        EventFilter drafts = new EventFilter(everybody, null, null, Set.of(EventStatus.DRAFT), null, null);
        assertThat(desk.store.page(drafts, Optional.empty(), 1000).events())
                .extracting(StoredEvent::id)
                .contains(new EventId(winner.getFirst()))
                .doesNotContain(lost.getFirst());
        // What was free stays free for another.
        assertThat(json(desk.look(MODERATOR, desk.drafted(30, List.of(free.id()))))
                        .at("/requests/0")
                        .asText())
                .isEqualTo(free.id().value());
    }

    /** The store before whose first call of this name something else happens, with its first argument. */
    private static EventStore before(EventStore store, String call, Consumer<Object> other) {
        AtomicBoolean happened = new AtomicBoolean();
        return (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(call) && happened.compareAndSet(false, true)) {
                        other.accept(arguments[0]);
                    }
                    return method.invoke(store, arguments);
                });
    }

    @Test
    void aRequestThatIsNotThereIsNamedByItsPlaceInTheCall() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        RequestId none = RequestId.ofWebhook("none");
        HttpResponse response = desk.draft(
                MODERATOR, details("", "online", 30, List.of(request.id(), request.id(), none, request.id())));
        assertThat(response.status()).isEqualTo(422);
        assertThat(json(response).path("errors").findValuesAsText("pointer")).containsExactly("/requests/2");
        JsonNode results = json(desk.requests(
                        MODERATOR,
                        desk.drafted(30, List.of()),
                        "*",
                        "{\"add\":[\"%s\",\"%s\"]}".formatted(request.id(), request.id())))
                .path("results");
        assertThat(results).hasSize(1);
    }

    @Test
    void aRequestThatWasTakenBackWithinAnAnnouncedEventIsPlannedAgainWhenAdded() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        String id = desk.announced(30, List.of(request.id()));
        becomes(request, Status.CLASSIFIED);
        String add = "{\"add\":[\"%s\"]}".formatted(request.id());
        assertThat(json(desk.requests(MODERATOR, id, "*", add))
                        .at("/results/0/status")
                        .asInt())
                .isEqualTo(200);
        StoredRequest now = desk.requests.find(request.id()).orElseThrow();
        assertThat(now.status()).isEqualTo(Status.PLANNED);
        assertThat(now.event()).isEqualTo(new EventId(id));
        assertThat(now.step().by()).isEqualTo("moderator:olena");
        assertThat(now.step().status()).isEqualTo(Status.PLANNED);
        assertThat(toldOf(request)).containsExactly("planned", "planned");
        // One that is in it and planned stays as it is.
        desk.requests(MODERATOR, id, "*", add);
        assertThat(desk.requests.find(request.id()).orElseThrow().version()).isEqualTo(now.version());
        becomes(now, Status.DECLINED);
        assertThat(json(desk.requests(MODERATOR, id, "*", add))
                        .at("/results/0/status")
                        .asInt())
                .isEqualTo(409);
    }

    @Test
    void aRequestAddedToAnAnnouncedEventIsPlannedAtOnceAndFreeWhenTakenOut() {
        StoredRequest request = desk.arrives("UA-46", "UA46-0001", true);
        String id = desk.announced(30, List.of());
        desk.requests(MODERATOR, id, "*", "{\"add\":[\"%s\"]}".formatted(request.id()));
        assertThat(status(request)).isEqualTo(Status.PLANNED);
        desk.requests(MODERATOR, id, "*", "{\"remove\":[\"%s\"]}".formatted(request.id()));
        assertThat(status(request)).isEqualTo(Status.CLASSIFIED);
        assertThat(toldOf(request)).containsExactly("planned", "classified");
    }

    @Test
    void changesNeedTheVersionThatWasSeen() {
        String id = desk.drafted(30, List.of());
        assertThat(desk.call(MODERATOR, "PATCH /v1/events/{eventId}", Map.of("eventId", id), Map.of(), "{}")
                        .status())
                .isEqualTo(428);
        HttpResponse changed = desk.change(MODERATOR, id, "\"1\"", "{\"capacity\":20,\"title\":{\"en\":\"Other\"}}");
        assertThat(json(changed).at("/title/uk").asText()).isEqualTo("Як спілкуватися з ветеранами");
        assertThat(json(changed).at("/title/en").asText()).isEqualTo("Other");
        assertThat(changed.headers()).containsEntry("etag", "\"2\"");
        HttpResponse outdated = desk.change(MODERATOR, id, "\"1\"", "{\"capacity\":10}");
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(json(outdated).at("/current/capacity").asInt()).isEqualTo(20);
        assertThat(desk.change(MODERATOR, id, "\"2\"", "{\"capacity\":\"many\"}")
                        .status())
                .isEqualTo(422);
        assertThat(desk.change(MODERATOR, id, "\"2\"", "{\"status\":\"held\"}").status())
                .isEqualTo(422);
    }

    @Test
    void aChangeOfAnAnnouncedEventIsToldAndMayNotTakeSeatsAway() {
        String id = desk.announced(10, List.of());
        desk.take(MODERATOR, id, "one", "UA-46", "C-1", 8, true);
        desk.take(MODERATOR, id, "two", "UA-46", "C-2", 4, true);
        assertThat(desk.change(MODERATOR, id, "*", "{\"capacity\":7}").status()).isEqualTo(422);
        JsonNode larger = json(desk.change(MODERATOR, id, "*", "{\"capacity\":12}"));
        assertThat(larger.path("taken").asInt()).isEqualTo(12);
        assertThat(toldOf(id))
                .containsExactlyInAnyOrder(
                        "training_event.announced",
                        "training_event.seats_confirmed",
                        "training_event.changed",
                        "training_event.seats_confirmed");
    }

    @Test
    void regionalCentresDraftInTheirRegionsAndSeeWhatConcernsThem() {
        assertThat(desk.draft(LVIV, details("UA-63", "offline", 30, List.of())).status())
                .isEqualTo(403);
        assertThat(desk.draft(LVIV, details("", "online", 30, List.of())).status())
                .isEqualTo(403);
        StoredRequest foreign = desk.arrives("UA-63", "UA63-0001", true);
        assertThat(desk.draft(LVIV, details("UA-46", "offline", 30, List.of(foreign.id())))
                        .status())
                .isEqualTo(422);
        String own = json(desk.draft(LVIV, details("UA-46", "offline", 30, List.of())))
                .path("eventId")
                .asText();
        assertThat(desk.change(LVIV, own, "*", "{\"capacity\":25}").status()).isEqualTo(200);
        assertThat(desk.change(LVIV, own, "*", "{\"region\":\"UA-63\"}").status())
                .isEqualTo(403);
        assertThat(desk.change(LVIV, own, "*", "{\"status\":\"announced\"}").status())
                .isEqualTo(403);
        assertThat(desk.change(KHARKIV, own, "*", "{\"capacity\":20}").status()).isEqualTo(404);
        assertThat(desk.look(KHARKIV, own).status()).isEqualTo(404);
        desk.change(MODERATOR, own, "*", "{\"status\":\"announced\"}");
        assertThat(desk.change(LVIV, own, "*", "{\"capacity\":26}").status()).isEqualTo(403);
        assertThat(desk.take(LVIV, own, "k", "UA-46", "C", 2, true).status()).isEqualTo(201);
        assertThat(desk.take(LVIV, own, "l", "UA-63", "C", 2, true).status()).isEqualTo(403);
        assertThat(desk.take(KHARKIV, own, "m", "UA-63", "C", 2, true).status()).isEqualTo(404);

        String national = desk.drafted(30, List.of());
        assertThat(desk.look(LVIV, national).status()).isEqualTo(404);
        desk.change(MODERATOR, national, "*", "{\"status\":\"announced\"}");
        JsonNode seen = json(desk.look(LVIV, national));
        assertThat(seen.path("createdBy").asText()).isEqualTo("moderator");
        assertThat(desk.change(LVIV, national, "*", "{\"capacity\":26}").status())
                .isEqualTo(403);
        assertThat(desk.take(LVIV, national, "k", "UA-46", "C", 2, true).status())
                .isEqualTo(201);
    }

    @Test
    void anEventWithTooFewPeopleWhenItIsDecidedIsProposedToMergeGoOnlineOrEnd() {
        String body = ofLand("UA-05", "offline", 20, List.of())
                .replace("\"minimum\":1", "\"minimum\":8")
                .replace("2027-01-20", "2026-11-01");
        String id = announced(body);
        desk.take(MODERATOR, id, "p1", "UA-05", "C-1", 5, true);
        String small = announced(ofLand("UA-05", "offline", 4, List.of()));
        String far = announced(ofLand("UA-05", "online", 20, List.of()).replace("2027-02-01", "2027-05-01"));
        String near = announced(ofLand("UA-05", "offline", 20, List.of()).replace("2027-02-01", "2027-02-08"));

        JsonNode proposals = proposals(MODERATOR, id);
        assertThat(proposals.path("due").asBoolean()).isTrue();
        assertThat(proposals.path("items").findValuesAsText("kind")).containsExactly("merge", "online", "cancel");
        assertThat(proposals.at("/items/0/eventId").asText())
                .isEqualTo(near)
                .isNotEqualTo(small)
                .isNotEqualTo(far);
        assertThat(proposals.at("/items/0/seatsLeft").asInt()).isEqualTo(20);

        desk.take(MODERATOR, id, "p2", "UA-05", "C-2", 3, true);
        assertThat(proposals(MODERATOR, id).path("due").asBoolean()).isFalse();
        assertThat(proposals(MODERATOR, near).path("items")).isEmpty();
        assertThat(desk.call(LVIV, "GET /v1/events/{eventId}/proposals", Map.of("eventId", id), Map.of(), "")
                        .status())
                .isEqualTo(404);
    }

    private static String ofLand(String region, String format, int capacity, List<RequestId> requests) {
        return DeskOfTests.details(region, format, capacity, requests).replace("[\"veterans\"]", "[\"land\"]");
    }

    private JsonNode proposals(Map<String, String> claims, String id) {
        return json(desk.call(claims, "GET /v1/events/{eventId}/proposals", Map.of("eventId", id), Map.of(), ""));
    }

    private String announced(String body) {
        String id = json(desk.draft(MODERATOR, body)).path("eventId").asText();
        assertThat(desk.change(MODERATOR, id, "*", "{\"status\":\"announced\"}").status())
                .isEqualTo(200);
        return id;
    }

    @Test
    void listsAreInOrderFilteredAndPaged() {
        Map<String, String> kyivRegion = Map.of("region", "UA-53");
        List<String> ids = new ArrayList<>();
        for (int day = 10; day < 15; day++) {
            String body = details("UA-53", "offline", 30, List.of()).replace("2027-02-01", "2027-03-" + day);
            ids.add(json(desk.draft(MODERATOR, body)).path("eventId").asText());
        }
        desk.change(MODERATOR, ids.get(2), "*", "{\"status\":\"cancelled\"}");
        assertThat(list(kyivRegion)).containsExactlyElementsOf(ids);
        assertThat(list(Map.of("region", "UA-53", "status", "cancelled"))).containsExactly(ids.get(2));
        assertThat(list(Map.of("region", "UA-53", "from", "2027-03-11", "to", "2027-03-12")))
                .containsExactlyElementsOf(ids.subList(1, 3));
        assertThat(list(Map.of("region", "UA-53", "topic", "land"))).isEmpty();
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> query = Map.of("region", "UA-53", "limit", "2", "cursor", cursor);
            JsonNode page = json(desk.get(MODERATOR, "GET /v1/events", query));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            page.path("items").forEach(item -> paged.add(item.path("eventId").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(ids);
        // Another day, another place on the list, and only there.
        desk.change(
                MODERATOR,
                ids.getFirst(),
                "*",
                "{\"sessions\":[{\"start\":\"2027-03-20T08:00:00Z\",\"end\":\"2027-03-20T09:00:00Z\"}]}");
        assertThat(list(kyivRegion)).endsWith(ids.getFirst()).hasSize(5);
        assertThat(desk.get(LVIV, "GET /v1/events", kyivRegion).status()).isEqualTo(403);
        assertThat(desk.get(MODERATOR, "GET /v1/events", Map.of("status", "x", "other", "y"))
                        .status())
                .isEqualTo(422);
        HttpResponse first = desk.get(MODERATOR, "GET /v1/events", kyivRegion);
        assertThat(first.headers()).containsKeys("etag", "cache-control");
    }

    private List<String> list(Map<String, String> query) {
        HttpResponse response = desk.get(MODERATOR, "GET /v1/events", query);
        assertThat(response.status()).isEqualTo(200);
        return json(response).path("items").findValuesAsText("eventId");
    }

    @Test
    void aRegionIsShownWhatIsAnnouncedForItWithSeatsLeft() {
        String full = desk.announced(2, List.of());
        desk.take(MODERATOR, full, "all", "UA-46", "C", 2, true);
        String national = desk.announced(2, List.of());
        String own = json(desk.draft(MODERATOR, details("UA-46", "offline", 5, List.of())))
                .path("eventId")
                .asText();
        desk.change(MODERATOR, own, "*", "{\"status\":\"announced\"}");
        List<String> found = desk.store.withSeatsLeft(new RegionId("UA-46"), Instant.EPOCH, 1000).stream()
                .map(event -> event.id().value())
                .toList();
        assertThat(found).contains(national, own).doesNotContain(full);
        assertThat(desk.store.withSeatsLeft(new RegionId("UA-63"), Instant.EPOCH, 1000))
                .extracting(event -> event.id().value())
                .contains(national)
                .doesNotContain(own);
        assertThat(desk.store.withSeatsLeft(new RegionId("UA-46"), Instant.parse("2027-03-01T00:00:00Z"), 1000))
                .isEmpty();
    }

    /** Two runs at once, one of them from the schedule, bring each request where it belongs, and tell it once. */
    @Test
    void manyRequestsFollowHoweverManyRunsThereAre() throws InterruptedException {
        int size = Integer.getInteger("ismtr.events.requests", 20);
        List<StoredRequest> all = IntStream.range(0, size)
                .mapToObj(i -> desk.arrives("UA-46", "UA46-1" + i, true))
                .toList();
        String id = desk.drafted(30, all.stream().map(StoredRequest::id).toList());
        List<Thread> runs = new ArrayList<>();
        runs.add(Thread.ofVirtual().start(() -> desk.change(MODERATOR, id, "*", "{\"status\":\"announced\"}")));
        for (int i = 0; i < 3; i++) {
            runs.add(Thread.ofVirtual().start(() -> desk.events.goOn()));
        }
        for (Thread run : runs) {
            run.join();
        }
        desk.events.goOn();
        assertThat(all).allSatisfy(request -> {
            assertThat(status(request)).isEqualTo(Status.PLANNED);
            assertThat(toldOf(request)).containsExactly("planned");
        });
    }
}
