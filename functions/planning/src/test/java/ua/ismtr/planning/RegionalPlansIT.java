package ua.ismtr.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.events.EventStore;
import ua.ismtr.json.Json;
import ua.ismtr.plan.OpenNeed;
import ua.ismtr.plan.Plans;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.regional.RegionalCenters;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

class RegionalPlansIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    private static final String ANY = "*";
    private static final List<OpenRequest> NEED = Cases.country(7, 900);

    private static final String CENTER = """
        {"name":{"uk":"Регіональний центр","en":"Regional centre"},"regions":[%s],
         "trainers":[%s],"venues":[%s]}\
        """;

    @BeforeAll
    static void theNeedIsKnown() {
        OpenNeed need = new OpenNeed(Cases.NOW, NEED);
        Plans.in(clients(), S3.bucket("SnapshotsBucket"))
                .keep(need, new PlanBuilder(NEED, Cases.NOW, null, Limits.NONE, Map.of()).plan(10));
    }

    @BeforeEach
    void nobodyServesARegionYet() {
        String table = DYNAMO.table("RegionalCentersTable");
        DYNAMO.client()
                .scanPaginator(scan -> scan.tableName(table))
                .items()
                .forEach(item -> DYNAMO.client()
                        .deleteItem(delete -> delete.tableName(table)
                                .key(Map.of("centerId", item.get("centerId"), "part", item.get("part")))));
    }

    @Test
    void aCenterPlansForItsOwnNeedWithinItsTrainersAndVenues() {
        Set<RegionId> regions = Set.of(new RegionId("UA-05"), new RegionId("UA-07"));
        String id = enter(
                "\"UA-05\",\"UA-07\"",
                "{\"topic\":\"%s\",\"days\":1},{\"topic\":\"%s\",\"days\":2}".formatted(topic(0), topic(1)),
                "{\"name\":\"Зала\",\"katottg\":\"UA05020030010063857\",\"places\":12}");
        Answer plan = draft(id, "2027-Q1", MODERATOR);
        assertThat(plan.status()).isEqualTo(201);
        assertThat(plan.header("location")).isEqualTo("/v1/regional-centers/" + id + "/plans/2027-Q1");
        Map<String, OpenRequest> own = NEED.stream()
                .filter(request -> regions.contains(request.region()))
                .collect(Collectors.toMap(request -> request.id().value(), request -> request));
        assertThat(plan.at("/need/requests").asInt()).isEqualTo(own.size());
        JsonNode events = plan.body().path("events");
        assertThat(events).isNotEmpty();
        Map<String, Integer> held = new TreeMap<>();
        Set<String> seated = new HashSet<>();
        for (JsonNode event : events) {
            held.merge(event.path("topic").asText(), 1, Integer::sum);
            if (event.path("format").asText().equals("offline")) {
                assertThat(event.path("people").asInt()).isLessThanOrEqualTo(12);
                assertThat(event.path("capacity").asInt()).isLessThanOrEqualTo(12);
                assertThat(event.at("/venue/name").asText()).isEqualTo("Зала");
                assertThat(event.path("region").asText()).isEqualTo("UA-05");
            } else {
                assertThat(event.path("venue").isNull()).isTrue();
            }
            event.path("requestIds").forEach(request -> {
                assertThat(own).containsKey(request.asText());
                assertThat(seated.add(request.asText())).isTrue();
            });
        }
        assertThat(held.getOrDefault(topic(0), 0)).isLessThanOrEqualTo(1);
        assertThat(held.getOrDefault(topic(1), 0)).isLessThanOrEqualTo(2);
        assertThat(held).containsOnlyKeys(topic(0), topic(1));
        int uncovered = 0;
        for (JsonNode left : plan.body().path("uncovered")) {
            uncovered += left.path("people").asInt();
        }
        assertThat(plan.at("/covered/people").asInt() + uncovered)
                .isEqualTo(plan.at("/need/people").asInt());
        assertThat(plan.body().path("uncovered").findValuesAsText("why")).contains("no-trainer", "no-venue");
        assertThat(plan.at("/atLeastShareOfBest").asDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void anotherQuarterAnswersOtherRequestsAndAnotherChoiceLeavesTopicsOut() {
        String regions = Regions.all().stream()
                .limit(3)
                .map(region -> '"' + region.id().value() + '"')
                .collect(Collectors.joining(","));
        String id = enter(regions, trainers(4), "");
        Set<String> first = requests(draft(id, "2027-Q1", MODERATOR, 1));
        Set<String> second = requests(draft(id, "2027-Q2", MODERATOR, 2));
        assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
        Answer again = call(
                "PATCH",
                "/v1/regional-centers/{centerId}/plans/{quarter}",
                MODERATOR,
                Map.of("centerId", id, "quarter", "2027-Q1"),
                "{\"events\":2,\"without\":[\"%s\"]}".formatted(topic(0)),
                ANY);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("events")).hasSizeBetween(1, 2);
        assertThat(again.body().path("events").findValuesAsText("topic")).doesNotContain(topic(0));
        assertThat(requests(again)).doesNotContainAnyElementsOf(second);
    }

    @Test
    void aPlanIsSubmittedReturnedWithANoteAndApproved() {
        String id = enter("\"UA-46\"", trainers(2), "");
        Map<String, String> own = regional("UA-46");
        Answer plan = draft(id, "2027-Q1", own);
        assertThat(plan.header("etag")).isEqualTo("\"1\"");
        assertThat(draft(id, "2027-Q1", own).status()).isEqualTo(409);
        assertThat(step(id, own, "{\"status\":\"submitted\"}", "").status()).isEqualTo(428);
        assertThat(step(id, own, "{\"status\":\"submitted\"}", "\"9\"").status())
                .isEqualTo(412);
        assertThat(step(id, MODERATOR, "{\"status\":\"approved\"}", ANY).status())
                .isEqualTo(409);
        assertThat(step(id, own, "{}", ANY).status()).isEqualTo(422);
        assertThat(step(id, own, "{\"status\":\"draft\"}", ANY).status()).isEqualTo(422);
        assertThat(step(id, own, "{\"status\":\"submitted\"}", "\"1\"").status())
                .isEqualTo(200);
        assertThat(step(id, own, "{\"events\":3}", ANY).status()).isEqualTo(409);
        assertThat(step(id, own, "{\"status\":\"approved\"}", ANY).status()).isEqualTo(403);
        Answer noNote = step(id, MODERATOR, "{\"status\":\"returned\"}", ANY);
        assertThat(noNote.status()).isEqualTo(422);
        assertThat(noNote.at("/errors/0/pointer").asText()).isEqualTo("/note");
        Answer returned = step(
                id,
                MODERATOR,
                "{\"status\":\"returned\",\"note\":\"Замало осіб, питайте Олену Петрівну Коваленко, 067 123 45 67\"}",
                ANY);
        assertThat(returned.status()).isEqualTo(200);
        assertThat(returned.at("/note").asText()).isEqualTo("Замало осіб, питайте [ім'я], [телефон]");
        assertThat(step(id, own, "{\"status\":\"submitted\"}", ANY).status()).isEqualTo(200);
        Answer approved = step(id, MODERATOR, "{\"status\":\"approved\"}", ANY);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body().path("history").findValuesAsText("status"))
                .containsExactly("draft", "submitted", "returned", "submitted", "approved");
        Answer shown = call(
                "GET",
                "/v1/regional-centers/{centerId}/plans/{quarter}",
                own,
                Map.of("centerId", id, "quarter", "2027-Q1"),
                "",
                "");
        assertThat(shown.body().toString()).doesNotContain("olena");
        assertThat(DYNAMO.client().scanPaginator(scan -> scan.tableName(DYNAMO.table("AuditTable"))).items().stream()
                        .filter(item -> AttributeValue.fromS(id).equals(item.get("subject")))
                        .count())
                .isEqualTo(6);
    }

    @Test
    void theCountryIsTheSumOfItsRegions() {
        List<String> all =
                Regions.all().stream().map(region -> region.id().value()).toList();
        List<List<String>> served =
                List.of(all.subList(0, 1), all.subList(1, 11), all.subList(11, 20), all.subList(20, 26));
        int events = 0;
        int people = 0;
        int requests = 0;
        for (int i = 0; i < served.size(); i++) {
            String id = enter(
                    served.get(i).stream().map(region -> '"' + region + '"').collect(Collectors.joining(",")),
                    trainers(5),
                    "");
            Answer plan = draft(id, "2027-Q1", MODERATOR);
            events += plan.body().path("events").size();
            people += plan.at("/covered/people").asInt();
            requests += requests(plan).size();
            if (i < 2) {
                step(id, MODERATOR, "{\"status\":\"submitted\"}", ANY);
                assertThat(step(id, MODERATOR, "{\"status\":\"approved\"}", ANY).status())
                        .isEqualTo(200);
            }
        }
        Answer country = national(MODERATOR);
        assertThat(country.at("/total/plans").asInt()).isEqualTo(4);
        assertThat(country.at("/approved/plans").asInt()).isEqualTo(2);
        assertThat(events).isPositive().isEqualTo(country.at("/total/events").asInt());
        assertThat(people).isEqualTo(country.at("/total/people").asInt());
        assertThat(requests).isEqualTo(country.at("/total/requests").asInt());
        for (String figure : List.of("events", "requests", "people")) {
            assertThat(country.at("/approved/" + figure).asInt()
                            + country.at("/planned/" + figure).asInt())
                    .isEqualTo(country.at("/total/" + figure).asInt());
            assertThat(sum(country, "/" + figure))
                    .isEqualTo(country.at("/total/" + figure).asInt());
            int ofCallers = 0;
            for (String region : all) {
                ofCallers += national(regional(region)).at("/total/" + figure).asInt();
            }
            assertThat(ofCallers).isEqualTo(country.at("/total/" + figure).asInt());
        }
        assertThat(sum(country, "/need/people"))
                .isEqualTo(country.at("/need/people").asInt());
        JsonNode plan = call("GET", "/v1/plan", MODERATOR, Map.of(), "", "").body();
        assertThat(country.at("/need")).isEqualTo(plan.path("need"));
        assertThat(country.body().path("byRegion")).hasSize(27);
    }

    @Test
    void aRegionHasOneCenterHoweverManyAreEnteredAtOnce() {
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> call(
                                "POST",
                                "/v1/regional-centers",
                                MODERATOR,
                                Map.of(),
                                CENTER.formatted("\"UA-%s\",\"UA-63\"".formatted(i % 2 == 0 ? "46" : "61"), "", ""),
                                "")
                        .status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        JsonNode items = call("GET", "/v1/regional-centers", MODERATOR, Map.of(), "", "")
                .body()
                .path("items");
        assertThat(items).hasSize(1);
        String id = items.at("/0/centerId").asText();
        Answer moved = call(
                "PATCH",
                "/v1/regional-centers/{centerId}",
                MODERATOR,
                Map.of("centerId", id),
                "{\"regions\":[\"UA-05\"]}",
                "\"1\"");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header("etag")).isEqualTo("\"2\"");
        enter("\"UA-63\"", "", "");
    }

    @Test
    void aRegionalCallerKnowsItsOwnCenterAloneAndChangesWhatItTrainsWith() {
        String id = enter("\"UA-46\",\"UA-61\"", "", "");
        Map<String, String> half = regional("UA-46");
        Map<String, String> own = regional("UA-46 UA-61");
        Map<String, String> path = Map.of("centerId", id);
        assertThat(call("GET", "/v1/regional-centers/{centerId}", half, path, "", "")
                        .status())
                .isEqualTo(404);
        assertThat(call("GET", "/v1/regional-centers", half, Map.of(), "", "")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(draft(id, "2027-Q1", half).status()).isEqualTo(404);
        String venue = "{\"venues\":[{\"name\":\"Зала\",\"katottg\":\"UA%s060250010015970\",\"places\":20}]}";
        assertThat(call("PATCH", "/v1/regional-centers/{centerId}", own, path, venue.formatted("46"), ANY)
                        .status())
                .isEqualTo(200);
        Answer foreign = call("PATCH", "/v1/regional-centers/{centerId}", own, path, venue.formatted("63"), ANY);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.at("/errors/0/pointer").asText()).isEqualTo("/venues/0/katottg");
        assertThat(call("PATCH", "/v1/regional-centers/{centerId}", own, path, "{\"regions\":[\"UA-46\"]}", ANY)
                        .status())
                .isEqualTo(403);
        assertThat(call("POST", "/v1/regional-centers", own, Map.of(), "{}", "").status())
                .isEqualTo(403);
    }

    @Test
    void aCallThatIsRepeatedUnderItsKeyDoesNothingTwice() {
        Map<String, String> key = Map.of("idempotency-key", "k-1");
        String body = CENTER.formatted("\"UA-46\"", trainers(1), "");
        Answer first = call("POST", "/v1/regional-centers", MODERATOR, Map.of(), body, key);
        Answer second = call("POST", "/v1/regional-centers", MODERATOR, Map.of(), body, key);
        assertThat(first.status()).isEqualTo(201).isEqualTo(second.status());
        assertThat(second.body()).isEqualTo(first.body());
        String other = CENTER.formatted("\"UA-61\"", "", "");
        assertThat(call("POST", "/v1/regional-centers", MODERATOR, Map.of(), other, key)
                        .status())
                .isEqualTo(409);
        Map<String, String> path = Map.of("centerId", first.at("/centerId").asText());
        String quarter = "{\"quarter\":\"2027-Q1\"}";
        String route = "/v1/regional-centers/{centerId}/plans";
        Answer plan = call("POST", route, MODERATOR, path, quarter, key);
        assertThat(plan.status()).isEqualTo(201);
        assertThat(call("POST", route, MODERATOR, path, quarter, key).body()).isEqualTo(plan.body());
        for (String wrong : List.of("2027-Q5", "2027-Q0", "27-Q1", "1999-Q1", "2027-1", "+027-Q1")) {
            assertThat(call("POST", route, MODERATOR, path, "{\"quarter\":\"%s\"}".formatted(wrong), "")
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    private static int sum(Answer country, String pointer) {
        int sum = 0;
        for (JsonNode region : country.body().path("byRegion")) {
            sum += region.at(pointer).asInt();
        }
        return sum;
    }

    private static String topic(int index) {
        return Taxonomy.topics().get(index).id().value();
    }

    private static String trainers(int topics) {
        return IntStream.range(0, topics)
                .mapToObj(i -> "{\"topic\":\"%s\",\"days\":2}".formatted(topic(i)))
                .collect(Collectors.joining(","));
    }

    private static Set<String> requests(Answer plan) {
        Set<String> ids = new HashSet<>();
        plan.body().path("events").forEach(event -> event.path("requestIds").forEach(id -> ids.add(id.asText())));
        return ids;
    }

    private static String enter(String regions, String trainers, String venues) {
        Answer answer = call(
                "POST", "/v1/regional-centers", MODERATOR, Map.of(), CENTER.formatted(regions, trainers, venues), "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.at("/centerId").asText();
    }

    private static Answer draft(String id, String quarter, Map<String, String> caller) {
        return draft(id, quarter, caller, 10);
    }

    private static Answer draft(String id, String quarter, Map<String, String> caller, int events) {
        return call(
                "POST",
                "/v1/regional-centers/{centerId}/plans",
                caller,
                Map.of("centerId", id),
                "{\"quarter\":\"%s\",\"events\":%d}".formatted(quarter, events),
                "");
    }

    private static Answer step(String id, Map<String, String> caller, String body, String ifMatch) {
        return call(
                "PATCH",
                "/v1/regional-centers/{centerId}/plans/{quarter}",
                caller,
                Map.of("centerId", id, "quarter", "2027-Q1"),
                body,
                ifMatch);
    }

    private static Answer national(Map<String, String> caller) {
        return call("GET", "/v1/national-plan", caller, Map.of("?quarter", "2027-Q1"), "", "");
    }

    private static Map<String, String> regional(String regions) {
        return Map.of("sub", "ivan", "role", "regional", "regions", "[" + regions + "]");
    }

    private record Answer(int status, JsonNode headers, JsonNode body) {
        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String header(String name) {
            return headers.path(name).asText();
        }
    }

    private static Answer call(
            String method,
            String path,
            Map<String, String> caller,
            Map<String, String> parameters,
            String body,
            String ifMatch) {
        return call(method, path, caller, parameters, body, ifMatch.isEmpty() ? Map.of() : Map.of("if-match", ifMatch));
    }

    /** @param parameters of the path, or of the query where their name begins with a question mark */
    private static Answer call(
            String method,
            String path,
            Map<String, String> caller,
            Map<String, String> parameters,
            String body,
            Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("content-type", "application/json");
        Map<String, String> query = new HashMap<>();
        Map<String, String> variables = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("?")) {
                query.put(name.substring(1), value);
            } else {
                variables.put(name, value);
            }
        });
        Map<String, Object> event = Map.of(
                "routeKey",
                method + " " + path,
                "headers",
                headers,
                "pathParameters",
                variables,
                "queryStringParameters",
                query,
                "body",
                body,
                "requestContext",
                Map.of("authorizer", Map.of("jwt", Map.of("claims", caller))));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler().handle(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), out);
            JsonNode answer = Json.MAPPER.readTree(out.toByteArray());
            return new Answer(
                    answer.path("statusCode").asInt(),
                    answer.path("headers"),
                    Json.MAPPER.readTree(answer.path("body").asText("{}")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Clients clients() {
        return Clients.of(DYNAMO.client(), S3.client());
    }

    private static PlanningHandler handler() {
        String bucket = S3.bucket("SnapshotsBucket");
        Clock clock = Clock.fixed(Cases.NOW, ZoneOffset.UTC);
        return new PlanningHandler(
                new Planning(
                        OpenRequests.in(clients(), DYNAMO.table("ListsTable")),
                        new AnnouncedEvents(EventStore.reading(clients(), DYNAMO.table("EventsTable"))),
                        SelfPacedCourses.in(clients(), bucket),
                        Plans.in(clients(), bucket),
                        clock),
                RegionalCenters.in(
                        clients(),
                        DYNAMO.table("RegionalCentersTable"),
                        DYNAMO.table("AuditTable"),
                        Duration.ofDays(30)),
                new Authorization(new DynamoGrants(DYNAMO.client(), DYNAMO.table("RolesTable"))),
                clock);
    }
}
