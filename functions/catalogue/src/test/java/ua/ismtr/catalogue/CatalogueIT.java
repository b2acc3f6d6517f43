package ua.ismtr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.json.Json;
import ua.ismtr.reference.TopicId;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

class CatalogueIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    private static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    private static final String JSON = "application/json";

    private static final CourseTopics TOPICS = new CourseTopics(new TopicClassifier(TopicModel.packaged()));

    private final AuditLog audit =
            new DynamoAuditLog(DYNAMO.client(), DYNAMO.table("AuditTable"), Duration.ofDays(365));
    private final Clients clients = Clients.of(DYNAMO.client(), S3.client());
    private final Courses courses = Courses.in(clients, DYNAMO.table("CoursesTable"));
    private final SelfPacedCourses selfPaced = SelfPacedCourses.in(clients, S3.bucket("SnapshotsBucket"));
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");

    private record Answer(int status, Map<String, String> headers, JsonNode body) {}

    @Test
    void ofFiveHundredCoursesOneIsBrokenAndTheOthersAreTakenOnce() throws IOException {
        ObjectNode body = offers("many", 500);
        ((ObjectNode) body.path("courses").path(7)).put("url", "no address");
        Answer preview = call("POST /v1/courses/imports", MODERATOR, Map.of("preview", "true"), Map.of(), body);
        assertThat(preview.body().path("created").asInt()).isEqualTo(499);
        assertThat(courses.of("many")).isEmpty();

        Answer first = call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("created").asInt()).isEqualTo(499);
        assertThat(first.body().at("/rejected/0/index").asInt()).isEqualTo(7);
        assertThat(first.body().at("/rejected/0/errors/0/pointer").asText()).isEqualTo("/courses/7/url");
        assertThat(courses.of("many")).hasSize(499);
        assertThat(audited("many")).singleElement().satisfies(entry -> {
            assertThat(entry.person()).isEqualTo("olena");
            assertThat(entry.action()).isEqualTo(AuditLog.Action.IMPORT);
            assertThat(entry.after()).containsEntry("created", 499).containsEntry("rejected", 1);
        });

        List<Long> versions =
                courses.of("many").stream().map(course -> course.version()).toList();
        Answer again = call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        assertThat(again.body().path("created").asInt()).isZero();
        assertThat(again.body().path("changed").asInt()).isZero();
        assertThat(again.body().path("unchanged").asInt()).isEqualTo(499);
        assertThat(courses.of("many").stream().map(course -> course.version())).isEqualTo(versions);
        assertThat(audited("many")).hasSize(1);
    }

    @Test
    void aCourseIsTheSameHoweverItsLettersAreWritten() throws IOException {
        ObjectNode body = offers("letters", 1);
        ObjectNode course = (ObjectNode) body.path("courses").path(0);
        course.put("title", "Гончар\u00adство \u0456\u0308хньої сім\u2019\u200bї")
                .put("about", "Сі<b>м</b>&rsquo;я&nbsp;і глина");
        assertThat(call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body)
                        .body()
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(courses.of("letters")).singleElement().satisfies(stored -> {
            assertThat(stored.offer().title()).isEqualTo("Гончарство їхньої сім\u2019ї");
            assertThat(stored.offer().about()).isEqualTo("Сім\u2019я і глина");
        });
        course.put("title", "Гончарство їхньої сім\u2019ї").put("about", "Сім\u2019я і глина");
        assertThat(call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body)
                        .body()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(call("GET /v1/courses", LVIV, Map.of("provider", "letters", "q", "гончарству сім`ї"), Map.of(), null)
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void fiftyThousandBrokenRulesFitIntoAnAnswer() throws IOException {
        ObjectNode body = offers("broken", 500);
        for (JsonNode course : body.path("courses")) {
            ArrayNode sessions = ((ObjectNode) course).putArray("sessions");
            for (int i = 0; i < 50; i++) {
                sessions.addObject().put("start", "x").put("end", "y").put("region", "UA-99");
            }
        }
        JsonNode answer = call("POST /v1/courses/imports", MODERATOR, Map.of("preview", "true"), Map.of(), body)
                .body();
        assertThat(Json.MAPPER.writeValueAsBytes(answer).length).isLessThan(3 * 1024 * 1024);
        assertThat(answer.path("rejected")).hasSize(500);
        assertThat(answer.at("/rejected/499/errors/0/pointer").asText()).startsWith("/courses/499/sessions/0");
        assertThat(answer.at("/rejected/499/errors").findValuesAsText("detail").getLast())
                .matches("and \\d+ more rules are broken");
    }

    @Test
    void aTableSaysTheSameAsJson() throws IOException {
        String table =
                "\uFEFFexternalId;title;url;about;format;selfPaced;hours;audience;sessions.start;sessions.end\r\n"
                        + "a1;\"Проста мова; практика\";https://example.org/a1;Як писати"
                        + " зрозуміло;online;так;2,5;head|registrar;;\r\n"
                        + "a2;Друга;https://example.org/a2;;offline;;;;2027-02-01T08:00:00Z;2027-02-01T12:00:00Z\r\n"
                        + "a3;Третя;ftp://example.org;;online;;many;;;\r\n";
        Answer answer = call(
                "POST /v1/courses/imports",
                MODERATOR,
                Map.of("provider", "table"),
                Map.of(),
                table.getBytes(StandardCharsets.UTF_8),
                "text/csv; charset=utf-8");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("created").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/rejected/0/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/courses/2/url", "/courses/2/hours");
        JsonNode listed = call("GET /v1/courses", LVIV, Map.of("provider", "table", "q", "просту мову"), Map.of(), null)
                .body()
                .path("items");
        assertThat(listed).hasSize(1);
        for (String nothing : List.of("!!!", "👍", "я", "[прізвище]")) {
            assertThat(call("GET /v1/courses", LVIV, Map.of("q", nothing), Map.of(), null)
                            .status())
                    .as(nothing)
                    .isEqualTo(422);
        }
        assertThat(call("GET /v1/courses", LVIV, Map.of("provider", "table", "q", "як"), Map.of(), null)
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(listed.get(0).path("title").asText()).isEqualTo("Проста мова; практика");
        assertThat(listed.get(0).path("hours").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(listed.get(0).path("audience")).hasSize(2);
        assertThat(listed.get(0).path("selfPaced").asBoolean()).isTrue();
    }

    @Test
    void emptyRowsOfATableAreNoCoursesAndARowOfAnotherProviderIsRejected() throws IOException {
        String table = "\r\nprovider;externalId;title;url;format\r\n"
                + "one-table;a1;Перша;https://example.org/a1;online\r\n"
                + ";;;;\r\n"
                + "\r\n"
                + "other;a2;Друга;https://example.org/a2;online\r\n"
                + ";a3;Третя;https://example.org/a3;online\r\n"
                + ";;;;\r\n";
        Answer answer = call(
                "POST /v1/courses/imports",
                MODERATOR,
                Map.of(),
                Map.of(),
                table.getBytes(StandardCharsets.UTF_8),
                "text/csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("created").asInt()).isEqualTo(2);
        assertThat(answer.body().path("rejected")).hasSize(1);
        assertThat(answer.body().at("/rejected/0/index").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/rejected/0/errors").findValuesAsText("pointer"))
                .containsExactly("/courses/3/provider");
    }

    @Test
    void emptyRowsDoNotCountTowardsTheMostCourses() throws IOException {
        StringBuilder table = new StringBuilder("externalId;title;url;format\r\n");
        for (int i = 0; i < 500; i++) {
            table.append("c%d;Назва;https://example.org/c;online\r\n\r\n".formatted(i));
        }
        assertThat(preview(table.toString()).body().path("created").asInt()).isEqualTo(500);
        Answer more = preview(table + "c500;Назва;https://example.org/c;online\r\n");
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body().path("errors").findValuesAsText("pointer")).containsExactly("/courses");
    }

    private Answer preview(String table) throws IOException {
        return call(
                "POST /v1/courses/imports",
                MODERATOR,
                Map.of("provider", "full", "preview", "true"),
                Map.of(),
                table.getBytes(StandardCharsets.UTF_8),
                "text/csv");
    }

    @Test
    void whatTwoImportsDoNotNameIsStaleAndComesBackWhenNamed() throws IOException {
        ObjectNode both = offers("leaving", 2);
        ObjectNode one = offers("leaving", 1);
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), both);
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), one);
        assertThat(states("leaving")).containsOnly("current");
        now = now.plus(Duration.ofDays(1));
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), one);
        assertThat(states("leaving")).containsExactlyInAnyOrder("current", "stale");
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), both);
        assertThat(states("leaving")).containsOnly("current");
        now = now.plus(Duration.ofDays(61));
        assertThat(schedule()).isTrue();
        assertThat(states("leaving")).containsOnly("stale");
    }

    @Test
    void anImportThatIsSentAgainIsNoSecondImport() throws IOException {
        ObjectNode one = offers("repeating", 1);
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), offers("repeating", 2));
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), one);
        String extract = extract();
        now = now.plus(Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            Answer again = call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), one);
            assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
        }
        assertThat(states("repeating")).containsOnly("current");
        assertThat(courses.of("repeating")).extracting(Course::missed).containsExactlyInAnyOrder(0, 1);
        assertThat(extract()).isEqualTo(extract);
        ((ObjectNode) one.path("courses").path(0)).put("hours", 3);
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), one);
        assertThat(states("repeating")).containsExactlyInAnyOrder("current", "stale");
    }

    /** The extract as it is stored, to the last byte. */
    private static String extract() {
        return S3.client()
                .getObjectAsBytes(
                        get -> get.bucket(S3.bucket("SnapshotsBucket")).key("catalogue/self-paced.json"))
                .asUtf8String();
    }

    private List<String> states(String provider) throws IOException {
        return call("GET /v1/courses", LVIV, Map.of("provider", provider), Map.of(), null)
                .body()
                .path("items")
                .findValuesAsText("state");
    }

    @Test
    void aModeratorCorrectsTopicsAndWithdraws() throws IOException {
        ObjectNode body = offers("corrected", 1);
        ((ObjectNode) body.path("courses").path(0)).put("selfPaced", true);
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        String id = courses.of("corrected").getFirst().courseId().value();
        Map<String, String> path = Map.of("courseId", id);
        JsonNode topics = Json.MAPPER.readTree("{\"topics\":[\"veterans\"]}");
        assertThat(change(path, Map.of(), topics).status()).isEqualTo(428);
        assertThat(change(path, Map.of("if-match", "\"7\""), topics).status()).isEqualTo(412);
        Answer changed = change(path, Map.of("if-match", "\"1\""), topics);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.headers()).containsEntry("etag", "\"2\"");
        assertThat(changed.body().path("classifiedBy").asText()).isEqualTo("moderator:olena");
        assertThat(selfPaced.read().on(new TopicId("veterans")))
                .extracting(course -> course.courseId().value())
                .contains(id);

        ((ObjectNode) body.path("courses").path(0)).put("about", "Зовсім інший зміст");
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        assertThat(courses.of("corrected").getFirst().isOn(new TopicId("veterans")))
                .isTrue();

        JsonNode withdrawn = Json.MAPPER.readTree("{\"state\":\"withdrawn\"}");
        assertThat(change(path, Map.of("if-match", "*"), withdrawn).status()).isEqualTo(200);
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        assertThat(states("corrected")).containsExactly("withdrawn");
        assertThat(selfPaced.read().on(new TopicId("veterans")))
                .extracting(course -> course.courseId().value())
                .doesNotContain(id);
        assertThat(change(path, Map.of("if-match", "*"), Json.MAPPER.readTree("{\"state\":\"stale\"}"))
                        .status())
                .isEqualTo(422);
    }

    private Answer change(Map<String, String> path, Map<String, String> headers, @Nullable JsonNode body)
            throws IOException {
        return call("PATCH /v1/courses/{courseId}", MODERATOR, Map.of(), headers, path, body);
    }

    @Test
    void aDecidedPairComesBackOnlyWhenATextChanged() throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode().put("provider", "alike");
        ArrayNode listed = body.putArray("courses");
        for (int i = 1; i <= 2; i++) {
            listed.addObject()
                    .put("externalId", "k" + i)
                    .put("title", "Кібергігієна для службовців")
                    .put("url", "https://example.org/k" + i)
                    .put("format", "online")
                    .put("about", "Паролі, фішинг, двофакторний захист, оновлення програм");
        }
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        assertThat(schedule()).isTrue();
        JsonNode overlap = overlaps(Map.of("provider", "alike")).get(0);
        assertThat(overlap.path("kind").asText()).isEqualTo("same");
        assertThat(overlap.path("shared")).isNotEmpty();
        Map<String, String> path = Map.of("overlapId", overlap.path("overlapId").asText());
        JsonNode keep = Json.MAPPER.readTree(
                "{\"decision\":\"keep\",\"note\":\"Різні аудиторії, каже Олена Петрівна Коваленко\"}");
        Answer decided = call(
                "PATCH /v1/overlaps/{overlapId}",
                MODERATOR,
                Map.of(),
                Map.of("if-match", "\"" + overlap.path("version").asText() + "\""),
                path,
                keep);
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.body().path("note").asText()).isEqualTo("Різні аудиторії, каже [ім'я]");
        assertThat(audited(overlap.path("overlapId").asText()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.after()).containsEntry("decision", "keep"));
        assertThat(schedule()).isTrue();
        assertThat(overlaps(Map.of("provider", "alike"))).isEmpty();
        assertThat(overlaps(Map.of("provider", "alike", "decided", "true"))
                        .get(0)
                        .path("decision")
                        .asText())
                .isEqualTo("keep");

        ((ObjectNode) listed.get(0)).put("about", "Паролі, фішинг, двофакторний захист і месенджери");
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), body);
        assertThat(schedule()).isTrue();
        assertThat(overlaps(Map.of("provider", "alike"))).hasSize(1);

        JsonNode draft = Json.MAPPER
                .createObjectNode()
                .put("title", "Кібергігієна службовця")
                .put("about", "Паролі, фішинг, двофакторний захист");
        JsonNode like = call("POST /v1/overlaps/check", LVIV, Map.of(), Map.of(), draft)
                .body()
                .path("items");
        assertThat(like.findValuesAsText("provider")).contains("alike");
    }

    private JsonNode overlaps(Map<String, String> query) throws IOException {
        return call("GET /v1/overlaps", LVIV, query, Map.of(), null).body().path("items");
    }

    @Test
    void aPageEndsWhereTheNextBegins() throws IOException {
        call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), offers("paged", 7));
        Map<String, String> query = new LinkedHashMap<>(Map.of("provider", "paged", "limit", "3"));
        int seen = 0;
        int pages = 0;
        while (true) {
            JsonNode page = call("GET /v1/courses", LVIV, query, Map.of(), null).body();
            seen += page.path("items").size();
            pages++;
            if (page.path("nextCursor").isNull()) {
                break;
            }
            query.put("cursor", page.path("nextCursor").asText());
        }
        assertThat(seen).isEqualTo(7);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        assertThat(call("POST /v1/courses/imports", LVIV, Map.of(), Map.of(), offers("x", 1))
                        .status())
                .isEqualTo(403);
        assertThat(call("GET /v1/courses", LVIV, Map.of("colour", "red"), Map.of(), null)
                        .status())
                .isEqualTo(422);
        ObjectNode tooMany = offers("x", 501);
        assertThat(call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), tooMany)
                        .status())
                .isEqualTo(422);
        ObjectNode twice = offers("twice", 1);
        ((ArrayNode) twice.path("courses")).add(twice.path("courses").get(0).deepCopy());
        assertThat(call("POST /v1/courses/imports", MODERATOR, Map.of(), Map.of(), twice)
                        .body()
                        .at("/rejected/0/errors/0/pointer")
                        .asText())
                .isEqualTo("/courses/1/externalId");
        assertThat(call("GET /v1/courses/{courseId}", LVIV, Map.of(), Map.of(), Map.of("courseId", "../../etc"), null)
                        .status())
                .isEqualTo(404);
    }

    private static ObjectNode offers(String provider, int count) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("provider", provider);
        ArrayNode listed = body.putArray("courses");
        for (int i = 0; i < count; i++) {
            listed.addObject()
                    .put("externalId", "course-" + i)
                    .put("title", "Земельні послуги, тема " + i)
                    .put("url", "https://example.org/" + i)
                    .put("format", "online")
                    .put("hours", 1.50);
        }
        return body;
    }

    private boolean schedule() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler().handle(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), answer);
        return answer.size() == 0;
    }

    private Answer call(
            String route,
            Map<String, String> claims,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable JsonNode body)
            throws IOException {
        return call(route, claims, query, headers, Map.of(), body);
    }

    private Answer call(
            String route,
            Map<String, String> claims,
            Map<String, String> query,
            Map<String, String> headers,
            Map<String, String> path,
            @Nullable JsonNode body)
            throws IOException {
        byte[] bytes = body == null ? new byte[0] : Json.MAPPER.writeValueAsBytes(body);
        return call(route, claims, query, headers, path, bytes, JSON);
    }

    private Answer call(
            String route,
            Map<String, String> claims,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            String mediaType)
            throws IOException {
        return call(route, claims, query, headers, Map.of(), body, mediaType);
    }

    private Answer call(
            String route,
            Map<String, String> claims,
            Map<String, String> query,
            Map<String, String> headers,
            Map<String, String> path,
            byte[] body,
            String mediaType)
            throws IOException {
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.put("content-type", mediaType);
        Map<String, Object> event = Map.of(
                "routeKey", route,
                "headers", sent,
                "queryStringParameters", query,
                "pathParameters", path,
                "body", new String(body, StandardCharsets.UTF_8),
                "requestContext", Map.of("authorizer", Map.of("jwt", Map.of("claims", claims))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler().handle(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), out);
        JsonNode answer = Json.MAPPER.readTree(out.toByteArray());
        Map<String, String> got = new LinkedHashMap<>();
        answer.path("headers")
                .properties()
                .forEach(header -> got.put(header.getKey(), header.getValue().asText()));
        return new Answer(
                answer.path("statusCode").asInt(),
                got,
                Json.MAPPER.readTree(answer.path("body").asText("null")));
    }

    /** What people did with this, the last first. */
    private List<AuditLog.Entry> audited(String subject) {
        AuditLog.Wanted wanted = new AuditLog.Wanted(
                null, subject, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), null, 50);
        return audit.find(wanted).entries();
    }

    private CatalogueHandler handler() {
        return new CatalogueHandler(
                courses,
                Overlaps.in(clients, DYNAMO.table("CoursesTable")),
                selfPaced,
                TOPICS,
                new Authorization(new DynamoGrants(DYNAMO.client(), DYNAMO.table("RolesTable"))),
                audit,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
