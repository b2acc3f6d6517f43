package ua.ismtr.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.NewRequests;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.courses.CourseId;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.events.EventDetails;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent;
import ua.ismtr.json.Json;
import ua.ismtr.plan.Plans;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.regional.RegionalCenters;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

class PlanningIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    private static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    private static final TopicId VETERANS = new TopicId("veterans");
    private static Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private static final List<String> REGIONS = List.of("UA-46", "UA-61", "UA-63");

    @BeforeAll
    static void requestsArrive() {
        for (int i = 0; i < 24; i++) {
            arrives(REGIONS.get(i % 3), List.of("veterans"), i % 2 == 0 ? Format.ANY : Format.OFFLINE, 2 + i % 4, true);
        }
        arrives("UA-46", List.of("land", "veterans"), Format.ANY, 3, true);
        arrives("UA-46", List.of("land"), Format.ANY, 50, false);
        arrives("UA-46", List.of("not-a-request"), Format.ANY, 50, true);
        SelfPacedCourses.in(clients(), S3.bucket("SnapshotsBucket"))
                .replace(() -> new SelfPacedCourses.Extract(
                        now,
                        Map.of(
                                VETERANS,
                                List.of(new CourseReference(
                                        CourseId.of("made-up", "1"),
                                        "Про ветеранів",
                                        URI.create("https://example.org"))))));
    }

    @Test
    void theSchedulePlansForWhatIsOpenAndNothingElse() throws IOException {
        handler().handle(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream());
        JsonNode plan = get("/v1/plan", MODERATOR, Map.of());
        List<StoredRequest> open = listed(Set.of(), null);
        assertThat(plan.at("/need/requests").asInt()).isEqualTo(open.size()).isEqualTo(25);
        assertThat(plan.at("/need/people").asInt())
                .isEqualTo(open.stream()
                        .mapToInt(one -> one.request().participants())
                        .sum());
        JsonNode first = plan.at("/events/0");
        assertThat(first.path("topic").asText()).isEqualTo("veterans");
        assertThat(first.at("/reasons/courses/0/title").asText()).isEqualTo("Про ветеранів");
        Set<String> ids = new HashSet<>();
        first.path("requestIds").forEach(id -> ids.add(id.asText()));
        assertThat(open.stream()
                        .filter(one -> ids.contains(one.id().value()))
                        .mapToInt(one -> one.request().participants())
                        .sum())
                .isEqualTo(first.path("people").asInt());
    }

    @Test
    void everyFigureOfSupplyIsThatOfTheListOfItsRequests() throws IOException {
        int sum = 0;
        for (String region : REGIONS) {
            for (JsonNode line :
                    get("/v1/supply", MODERATOR, Map.of("region", region)).path("items")) {
                List<StoredRequest> requests = listed(
                        Set.of(new RegionId(region)),
                        new TopicId(line.path("topic").asText()));
                assertThat(line.at("/open/requests").asInt()).isEqualTo(requests.size());
                assertThat(line.at("/open/people").asInt())
                        .isEqualTo(requests.stream()
                                .mapToInt(one -> one.request().participants())
                                .sum());
                sum += requests.size();
            }
        }
        int country = 0;
        for (JsonNode line : get("/v1/supply", MODERATOR, Map.of()).path("items")) {
            country += line.at("/open/requests").asInt();
        }
        assertThat(country).isEqualTo(sum);
        JsonNode veterans =
                get("/v1/supply", MODERATOR, Map.of("topic", "veterans")).path("items");
        assertThat(veterans).hasSize(1);
        assertThat(veterans.at("/0/class").asText()).isEqualTo("supplied");
        assertThat(get("/v1/supply", MODERATOR, Map.of("topic", "land"))
                        .at("/items/0/class")
                        .asText())
                .isEqualTo("missing");
        assertThat(get("/v1/supply", MODERATOR, Map.of("topic", "vehicles-driving"))
                        .at("/items/0/class")
                        .asText())
                .isEqualTo("balanced");
    }

    @Test
    void announcedEventsAreSupplyWhereTheyMayBeSeen() throws IOException {
        announced(null, Format.ONLINE, now.plus(Duration.ofDays(9)));
        announced("UA-63", Format.OFFLINE, now.plus(Duration.ofDays(9)));
        announced("UA-63", Format.OFFLINE, now.minus(Duration.ofDays(9)));
        JsonNode line =
                get("/v1/supply", MODERATOR, Map.of("topic", "leadership")).at("/items/0");
        assertThat(line.at("/events/announced").asInt()).isEqualTo(2);
        assertThat(line.at("/events/seatsLeft").asInt()).isEqualTo(60);
        assertThat(line.path("class").asText()).isEqualTo("unasked");
        assertThat(get("/v1/supply", LVIV, Map.of("topic", "leadership"))
                        .at("/items/0/events/announced")
                        .asInt())
                .isEqualTo(1);
    }

    private static StoredEvent announced(@Nullable String region, Format format, Instant start) {
        EventDetails details = new EventDetails(
                new EventDetails.Title("Лідерство", "Leadership"),
                List.of(new TopicId("leadership")),
                format,
                region == null ? null : new RegionId(region),
                null,
                null,
                30,
                10,
                null,
                List.of(new EventDetails.Session(start, start.plus(Duration.ofHours(3)))),
                List.of(),
                null,
                null);
        TrainingEvent drafted = TrainingEvent.drafted(EventId.random(), details, "moderator:olena", now);
        EventStore store = events();
        store.create(
                drafted.next(EventStatus.ANNOUNCED, details, "moderator:olena", now),
                entry(AuditLog.Action.EVENT, drafted.id().value()));
        return store.find(drafted.id()).orElseThrow();
    }

    private static EventStore events() {
        DynamoRequestChanges.Tables tables = new DynamoRequestChanges.Tables(
                DYNAMO.table("RequestsTable"),
                DYNAMO.table("ListsTable"),
                DYNAMO.table("CountersTable"),
                DYNAMO.table("ContributionsTable"),
                DYNAMO.table("AuditTable"),
                DYNAMO.table("CorrectionsTable"),
                DYNAMO.table("OutboxTable"));
        return EventStore.of(
                clients(), DYNAMO.table("EventsTable"), tables, Duration.ofDays(30), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static AuditLog.Entry entry(AuditLog.Action action, String subject) {
        return AuditLog.Entry.of(now, "olena", action, subject, Map.of(), Map.of());
    }

    @Test
    void theCountryIsTheSumOfItsRegionsAndARegionSeesItself() throws IOException {
        int requests = 0;
        for (String region : REGIONS) {
            requests += get("/v1/plan", MODERATOR, Map.of("region", region))
                    .at("/need/requests")
                    .asInt();
        }
        assertThat(get("/v1/plan", MODERATOR, Map.of("events", "5"))
                        .at("/need/requests")
                        .asInt())
                .isEqualTo(requests);
        JsonNode own = get("/v1/plan", LVIV, Map.of());
        assertThat(own).isEqualTo(get("/v1/plan", MODERATOR, Map.of("region", "UA-46")));
        own.path("events")
                .forEach(event -> event.path("regions")
                        .forEach(region -> assertThat(region.asText()).isEqualTo("UA-46")));
        assertThat(status("/v1/plan", LVIV, Map.of("region", "UA-63"))).isEqualTo(403);
        assertThat(status("/v1/supply", LVIV, Map.of("region", "UA-63"))).isEqualTo(403);
        assertThat(status("/v1/plan", LVIV, Map.of("events", "0"))).isEqualTo(422);
        assertThat(status("/v1/plan", LVIV, Map.of("format", "any"))).isEqualTo(422);
        assertThat(status("/v1/plan", LVIV, Map.of("topic", "land"))).isEqualTo(422);
    }

    @Test
    void aNewRequestIsInThePlanOfAMinuteLater() throws IOException {
        int before = get("/v1/plan", MODERATOR, Map.of("region", "UA-05"))
                .at("/need/requests")
                .asInt();
        arrives("UA-05", List.of("integrity"), Format.ONLINE, 9, true);
        now = now.plusSeconds(60);
        assertThat(get("/v1/plan", MODERATOR, Map.of("region", "UA-05"))
                        .at("/need/requests")
                        .asInt())
                .isEqualTo(before + 1);
        forget("UA-05");
    }

    @Test
    void thePlanIsAnotherAsSoonAsItsFirstEventIsAnnounced() throws IOException {
        for (int i = 0; i < 12; i++) {
            arrives("UA-05", List.of("integrity"), Format.ONLINE, 9, true);
            arrives("UA-05", List.of("conflict-management"), Format.ONLINE, 3, true);
        }
        now = now.plusSeconds(60);
        List<String> first = requestsOfFirst(Map.of("region", "UA-05"));
        Set<String> ofCountry = requestsOfAll();
        assertThat(first).hasSizeGreaterThan(1).allMatch(ofCountry::contains);

        // One that is over is no supply, which another test counts.
        StoredEvent event = announced(null, Format.ONLINE, now.minus(Duration.ofDays(9)));
        DynamoRequests requests = new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable"));
        for (String id : first) {
            StoredRequest before = requests.find(new RequestId(id)).orElseThrow();
            StoredRequest after = before.withEvent(event.id()).next(Status.PLANNED, "moderator:olena", null, now);
            events().move(event, new Step(before, after), List.of(), entry(AuditLog.Action.CHANGE, id));
        }

        assertThat(requestsOfFirst(Map.of("region", "UA-05"))).isNotEmpty().doesNotContainAnyElementsOf(first);
        assertThat(requestsOfAll()).doesNotContainAnyElementsOf(first);
        forget("UA-05");
    }

    private static List<String> requestsOfFirst(Map<String, String> query) throws IOException {
        return get("/v1/plan", MODERATOR, query)
                .at("/events/0/requestIds")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> requestsOfAll() throws IOException {
        return get("/v1/plan", MODERATOR, Map.of())
                .path("events")
                .valueStream()
                .flatMap(event -> event.path("requestIds").valueStream())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** The other tests count the requests of three regions. */
    private static void forget(String region) {
        DYNAMO.client().scanPaginator(scan -> scan.tableName(DYNAMO.table("ListsTable"))).items().stream()
                .filter(item -> region.equals(Optional.ofNullable(item.get("region"))
                        .map(AttributeValue::s)
                        .orElse("")))
                .forEach(item -> DYNAMO.client()
                        .deleteItem(delete -> delete.tableName(DYNAMO.table("ListsTable"))
                                .key(Map.of("listKey", item.get("listKey"), "position", item.get("position")))));
        now = now.plusSeconds(60);
    }

    private static List<StoredRequest> listed(Set<RegionId> regions, @Nullable TopicId topic) {
        List<StoredRequest> found = new ArrayList<>();
        new DynamoRequestList(
                        DYNAMO.client(),
                        DYNAMO.table("ListsTable"),
                        new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable")))
                .each(
                        new RequestFilter(regions, Status.CLASSIFIED, topic, null, null, null, null, Set.of()),
                        found::add);
        return found.stream()
                .filter(one -> !one.topics().contains(TopicId.NOT_A_REQUEST))
                .toList();
    }

    private static void arrives(String region, List<String> topics, Format format, int people, boolean certain) {
        RequestId id = RequestId.ofWebhook(UUID.randomUUID().toString());
        TrainingRequest request = new TrainingRequest(
                id,
                now.minusSeconds(86_400L * people),
                new RegionId(region),
                new Center("center-" + people, "ЦНАП", "UA46060250010015970"),
                JobTitle.ADMINISTRATOR,
                "Потрібне навчання",
                format,
                people,
                Urgency.NORMAL,
                LocalDate.parse("2027-02-01"));
        List<TopicScore> scores = topics.stream()
                .map(topic -> new TopicScore(new TopicId(topic), 0.9))
                .toList();
        Classification classification = new Classification(scores, certain, "model:test", Map.of());
        StoredRequest stored = StoredRequest.classified(request, classification, now);
        new DynamoNewRequests(
                        DYNAMO.client(),
                        new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable")),
                        new DynamoPersonalData(
                                DYNAMO.table("PersonalDataTable"), Duration.ofDays(30), new EmailKey("key")),
                        new DynamoOutbox(DYNAMO.client(), DYNAMO.table("OutboxTable")))
                .insert(new NewRequests.Arrival(
                        stored, new Original(new Author("Особа", null), "Потрібне навчання"), now, List.of()));
    }

    private static JsonNode get(String path, Map<String, String> claims, Map<String, String> query) throws IOException {
        return Json.MAPPER.readTree(answer(path, claims, query).path("body").asText());
    }

    private static int status(String path, Map<String, String> claims, Map<String, String> query) throws IOException {
        return answer(path, claims, query).path("statusCode").asInt();
    }

    private static JsonNode answer(String path, Map<String, String> claims, Map<String, String> query)
            throws IOException {
        Map<String, Object> event = Map.of(
                "routeKey",
                "GET " + path,
                "queryStringParameters",
                query,
                "requestContext",
                Map.of("authorizer", Map.of("jwt", Map.of("claims", claims))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler().handle(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), out);
        return Json.MAPPER.readTree(out.toByteArray());
    }

    private static Clients clients() {
        return Clients.of(DYNAMO.client(), S3.client());
    }

    private static PlanningHandler handler() {
        String bucket = S3.bucket("SnapshotsBucket");
        return new PlanningHandler(
                new Planning(
                        OpenRequests.in(clients(), DYNAMO.table("ListsTable")),
                        new AnnouncedEvents(EventStore.reading(clients(), DYNAMO.table("EventsTable"))),
                        SelfPacedCourses.in(clients(), bucket),
                        Plans.in(clients(), bucket),
                        Clock.fixed(now, ZoneOffset.UTC)),
                RegionalCenters.in(
                        clients(),
                        DYNAMO.table("RegionalCentersTable"),
                        DYNAMO.table("AuditTable"),
                        Duration.ofDays(30)),
                new Authorization(new DynamoGrants(DYNAMO.client(), DYNAMO.table("RolesTable"))),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
