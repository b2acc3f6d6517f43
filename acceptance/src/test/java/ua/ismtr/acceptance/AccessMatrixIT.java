package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.testing.Eventually;

/**
 * Who may call what: each call of the desk and the dashboard that takes an access token, by each kind of caller, about the region that the
 * regional caller has (Lviv) and one that it has not (Kharkiv). A training that an administrator asks for is under way
 * when the second one does, and a plan that a moderator makes again is the one that is there. It comes after all that relies on the
 * packaged model: that training may publish another.
 */
@Order(Integer.MAX_VALUE - 1)
class AccessMatrixIT {
    private static final String MATRIX = """
        call                                            | moderator | regional  | unknown   | no token  | admin
                                                        | own  for. | own  for. | own  for. | own  for. | own  for.
        GET /v1/dashboard?region                        | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/dashboard.csv?region                    | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/topics                                  | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/regions                                 | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/me                                      | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/training-requests?region                | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/training-requests.csv?region            | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/training-requests.xlsx?region           | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        POST /v1/exports                                | 202  202  | 202  202  | 403  403  | 401  401  | 202  202
        GET /v1/exports/{exportId}                      | 404  404  | 404  404  | 403  403  | 401  401  | 404  404
        GET /v1/training-requests/{requestId}           | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        PATCH /v1/training-requests/{requestId}         | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        PATCH /v1/training-requests                     | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        PUT /v1/training-requests/{requestId}/text      | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/training-requests/{requestId}/questions | 409 409   | 403  403  | 403  403  | 401  401  | 409  409
        PUT /v1/training-requests/{requestId}/look      | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/personal-data/search                   | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/training-requests/{requestId}/merge    | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        DELETE /v1/training-requests/{requestId}/merge  | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        DELETE /v1/training-requests/{requestId}/personal-data | 403  403 | 403  403 | 403  403 | 401  401 | 204  204
        POST /v1/training-requests/imports              | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/corrections.jsonl                       | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/roles                                   | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        PUT /v1/roles/{sub}                             | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        DELETE /v1/roles/{sub}                          | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/people                                  | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/audit.csv                               | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/audit                                   | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/reconciliation                         | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/forecast?region                         | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/warnings?region                         | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        PATCH /v1/warnings/{warningId}                  | 404  404  | 403  403  | 403  403  | 401  401  | 404  404
        GET /v1/centers?region                          | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        POST /v1/centers/imports                        | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/indicators?region                       | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/indicators.csv?region                   | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/indicators.xlsx?region                  | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/indicators/rows.csv?region              | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/indicators/events.csv?region            | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/indicators/courses.csv                  | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/indicators/definitions                  | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        POST /v1/courses/imports                        | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/courses                                 | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/courses/{courseId}                      | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        PATCH /v1/courses/{courseId}                    | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/overlaps                                | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        PATCH /v1/overlaps/{overlapId}                  | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/overlaps/check                         | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/supply?region                           | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/plan?region                             | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/regional-centers?region                 | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        POST /v1/regional-centers                       | 409  409  | 403  403  | 403  403  | 401  401  | 409  409
        GET /v1/regional-centers/{centerId}             | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        PATCH /v1/regional-centers/{centerId}           | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        POST /v1/regional-centers/{centerId}/plans      | 201  201  | 409  404  | 403  403  | 401  401  | 409  409
        GET /v1/regional-centers/{centerId}/plans/{quarter} | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        PATCH /v1/regional-centers/{centerId}/plans/{quarter} | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        GET /v1/regional-plans?region                   | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/national-plan                           | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        GET /v1/knowledge/search?region                 | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/knowledge/topics/{topic}?region         | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/knowledge/notes                         | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        POST /v1/knowledge/notes                        | 201  201  | 403  403  | 403  403  | 401  401  | 201  201
        GET /v1/knowledge/notes/{noteId}                | 200  200  | 200  200  | 403  403  | 401  401  | 200  200
        PUT /v1/knowledge/notes/{noteId}                | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        DELETE /v1/knowledge/notes/{noteId}             | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/events?region                           | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        GET /v1/events.ics?region                       | 200  200  | 200  403  | 403  403  | 401  401  | 200  200
        POST /v1/events                                 | 201  201  | 201  403  | 403  403  | 401  401  | 201  201
        GET /v1/events/{eventId}                        | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        GET /v1/events/{eventId}/proposals              | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        GET /v1/events/{eventId}/seats                  | 200  200  | 200  404  | 403  403  | 401  401  | 200  200
        POST /v1/events/{eventId}/seats                 | 201  201  | 201  404  | 403  403  | 401  401  | 201  201
        DELETE /v1/events/{eventId}/seats/{seatId}      | 204  204  | 204  404  | 403  403  | 401  401  | 204  204
        PATCH /v1/events/{eventId}                      | 200  200  | 403  404  | 403  403  | 401  401  | 200  200
        POST /v1/events/{eventId}/requests              | 200  200  | 403  404  | 403  403  | 401  401  | 200  200
        POST /v1/events/{eventId}/attendance            | 200  200  | 403  403  | 403  403  | 401  401  | 200  200
        GET /v1/models                                  | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/models/rollback                        | 403  403  | 403  403  | 403  403  | 401  401  | 409  409
        POST /v1/corrections/imports                    | 403  403  | 403  403  | 403  403  | 401  401  | 200  200
        POST /v1/models                                 | 403  403  | 403  403  | 403  403  | 401  401  | 202  409
        """;

    private static final String OWN = "UA-46";
    private static final List<String> REGIONS = List.of(OWN, "UA-63");
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Map<String, String> TOKENS = new HashMap<>();

    /** Of each region two requests of one centre. */
    private static final Map<String, List<String>> IDS = new HashMap<>();

    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    private static final String NOTE = "{\"topic\":\"land\",\"text\":\"A note\"}";

    private static final String EVENT = """
        {"title":{"uk":"Захід","en":"Event"},"topics":["land"],"format":"offline","region":"%s","capacity":40,
         "sessions":[{"start":"2027-02-01T08:00:00Z","end":"2027-02-01T12:00:00Z"}]}\
        """;
    private static final String SEATS =
            "{\"center\":{\"code\":\"C-1\",\"katottg\":\"%s060250010015970\",\"name\":\"ЦНАП\"},\"people\":1}";

    /** Of each region an event that is announced, and seats there. */
    private static final Map<String, String> EVENTS = new HashMap<>();

    private static final String CENTER = "{\"name\":{\"uk\":\"Центр\",\"en\":\"Centre\"},\"regions\":[\"%s\"]}";
    private static final String PLAN = "{\"quarter\":\"2027-Q1\"}";

    /** Of each region its regional centre, which has a plan. */
    private static final Map<String, String> CENTERS = new HashMap<>();

    private static final Map<String, String> SEAT_IDS = new HashMap<>();
    /** Two courses that are the same. */
    private static final String COURSES = """
        {"provider":"matrix","courses":[
          {"externalId":"1","title":"Land services","url":"https://example.org/1","format":"online","about":"Cadastre extracts"},
          {"externalId":"2","title":"Land services","url":"https://example.org/2","format":"online","about":"Cadastre extracts"}]}\
        """;

    private static RunningSystem system;
    private static String noteId = "";
    private static String courseId = "";
    private static String overlapId = "";

    @BeforeAll
    static void start() {
        system = SHARED.get();
        TOKENS.put("moderator", system.token("moderator"));
        TOKENS.put("admin", system.token("admin"));
        TOKENS.put("regional", system.token("regional", OWN));
        TOKENS.put("unknown", system.token("visitor", OWN));
        for (String region : REGIONS) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String body = Requests.body(region.replace("-", ""), 0, Instant.now());
                ids.add(RunningSystem.json(system.submit(region + i, body))
                        .path("requestId")
                        .asText());
            }
            IDS.put(region, ids);
        }
        for (String region : REGIONS) {
            String event = made("POST", "/v1/events", EVENT.formatted(region))
                    .path("eventId")
                    .asText();
            EVENTS.put(region, event);
            String center = made("POST", "/v1/regional-centers", CENTER.formatted(region))
                    .path("centerId")
                    .asText();
            CENTERS.put(region, center);
            made("POST", "/v1/regional-centers/" + center + "/plans", PLAN);
            made("PATCH", "/v1/events/" + event, "{\"status\":\"announced\"}");
            SEAT_IDS.put(
                    region,
                    made("POST", "/v1/events/" + event + "/seats", SEATS.formatted(region.replace("-", "")))
                            .path("seatId")
                            .asText());
        }
        noteId = RunningSystem.json(system.send(HttpRequest.newBuilder(system.uri("/v1/knowledge/notes"))
                        .POST(BodyPublishers.ofString(NOTE))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + TOKENS.get("moderator"))))
                .path("noteId")
                .asText();
        assertThat(status("POST", "/v1/courses/imports", "moderator", COURSES)).isEqualTo(200);
        assertThat(status("POST", "/local/schedules/CatalogueFunction", "", "")).isEqualTo(200);
        courseId = first("/v1/courses").path("courseId").asText();
        overlapId = first("/v1/overlaps").path("overlapId").asText();
        for (List<String> ids : IDS.values()) {
            for (String id : ids) {
                Eventually.within(
                        A_MINUTE,
                        () -> assertThat(status("GET", "/v1/training-requests/" + id, "moderator", ""))
                                .isEqualTo(200));
            }
        }
    }

    /** The first item of a list, as a moderator sees it. */
    private static JsonNode first(String path) {
        return RunningSystem.json(system.send(HttpRequest.newBuilder(system.uri(path))
                        .header("authorization", "Bearer " + TOKENS.get("moderator"))))
                .path("items")
                .path(0);
    }

    @TestFactory
    Stream<DynamicTest> everyCallerMayDoWhatTheMatrixSaysAndNoMore() {
        List<List<String>> rows = rows();
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                String caller = rows.getFirst().get(column);
                Scanner expected = new Scanner(row.get(column));
                for (String region : REGIONS) {
                    int status = expected.nextInt();
                    tests.add(DynamicTest.dynamicTest(
                            "%s by %s in %s: %d".formatted(row.getFirst(), caller, region, status),
                            () -> assertThat(status(row.getFirst(), caller, region))
                                    .isEqualTo(status)));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyGetNamesParametersThatItDoesNotKnow() {
        List<List<String>> rows = rows();
        return rows.subList(2, rows.size()).stream()
                .map(List::getFirst)
                .filter(call -> call.startsWith("GET "))
                .map(call -> DynamicTest.dynamicTest(call, () -> {
                    String path = path(call, OWN);
                    HttpResponse<String> answer = system.send(
                            request("GET", path + (path.contains("?") ? "&" : "?") + "nonsense=1", "admin", ""));
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(RunningSystem.json(answer).path("errors")).anySatisfy(error -> {
                        assertThat(error.path("pointer").asText()).isEqualTo("nonsense");
                        assertThat(error.path("detail").asText())
                                .containsAnyOf("known are", "this call takes no parameters");
                    });
                }));
    }

    @Test
    void theMatrixHasEveryCallOfTheDesk() {
        JsonNode api = Repository.yaml("openapi.yaml");
        Set<String> calls = new TreeSet<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("responses")
                            && !operation.getValue().path("security").toString().contains("webhookSignature")
                            && !operation.getValue().path("tags").toString().contains("summaries")) {
                        calls.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        List<List<String>> rows = rows();
        assertThat(rows.subList(2, rows.size()).stream()
                        .map(row -> row.getFirst().replace("?region", "")))
                .containsExactlyInAnyOrderElementsOf(calls);
    }

    private static List<List<String>> rows() {
        return MATRIX.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    private static String path(String call, String region) {
        String path = call.substring(call.indexOf(' ') + 1)
                .replace("{requestId}", IDS.getOrDefault(region, List.of()).getLast())
                .replace("{sub}", "another")
                .replace("{topic}", "land")
                .replace("{noteId}", noteId)
                .replace("{warningId}", "none")
                .replace("{exportId}", "none")
                .replace("{eventId}", EVENTS.getOrDefault(region, ""))
                .replace("{seatId}", SEAT_IDS.getOrDefault(region, ""))
                .replace("{courseId}", courseId)
                .replace("{overlapId}", overlapId)
                .replace("{centerId}", CENTERS.getOrDefault(region, ""))
                .replace("{quarter}", "2027-Q1")
                .replace("?region", "?region=" + region);
        if (call.equals("GET /v1/knowledge/search?region")) {
            path += "&q=test";
        }
        if (call.startsWith("GET /v1/regional-plans") || call.startsWith("GET /v1/national-plan")) {
            path += (path.contains("?") ? "&" : "?") + "quarter=2027-Q1";
        }
        return path;
    }

    private static int status(String call, String caller, String region) {
        List<String> ids = IDS.getOrDefault(region, List.of());
        String body = switch (call) {
            case "PATCH /v1/training-requests/{requestId}" -> "{\"topics\":[\"land\"]}";
            case "PATCH /v1/training-requests" ->
                "[{\"requestId\":\"%s\",\"ifMatch\":\"*\",\"topics\":[\"land\"]}]".formatted(ids.getLast());
            case "PUT /v1/training-requests/{requestId}/text" -> "{\"text\":\"[приховано]\"}";
            // Nobody is told anything here, so there is nobody to deliver a question.
            case "POST /v1/training-requests/{requestId}/questions" -> "{\"text\":\"Для кого?\"}";
            case "POST /v1/personal-data/search" -> "{\"email\":\"olena@example.gov.ua\"}";
            case "POST /v1/training-requests/{requestId}/merge" -> "{\"into\":\"%s\"}".formatted(ids.getFirst());
            case "PATCH /v1/warnings/{warningId}" -> "{\"state\":\"seen\"}";
            case "POST /v1/centers/imports" ->
                "{\"centers\":[{\"code\":\"c-1\",\"name\":\"C\",\"katottg\":\"UA46060250010015970\",\"state\":\"closed\"}]}";
            case "POST /v1/exports" -> "{\"file\":\"csv\"}";
            case "POST /v1/events" -> EVENT.formatted(region);
            case "PATCH /v1/events/{eventId}" -> "{\"capacity\":41}";
            case "POST /v1/events/{eventId}/requests" -> "{\"add\":[\"%s\"]}".formatted(ids.getLast());
            case "POST /v1/events/{eventId}/attendance" -> "{\"centers\":[{\"code\":\"C-1\",\"people\":1}]}";
            case "POST /v1/events/{eventId}/seats" -> SEATS.formatted(region.replace("-", ""));
            case "POST /v1/training-requests/imports" -> "{\"requests\":[{}]}";
            case "POST /v1/knowledge/notes", "PUT /v1/knowledge/notes/{noteId}" -> NOTE;
            case "POST /v1/courses/imports" -> COURSES;
            case "PATCH /v1/courses/{courseId}" -> "{\"topics\":[\"land\"]}";
            case "PATCH /v1/overlaps/{overlapId}" -> "{\"decision\":\"keep\"}";
            case "POST /v1/overlaps/check" -> "{\"title\":\"Land services\"}";
            case "POST /v1/corrections/imports" ->
                "{\"corrections\":[{\"text\":\"Витяг із"
                        + " кадастру\",\"topics\":[\"land\"],\"at\":\"2026-11-02T08:00:00Z\"}]}";
            case "POST /v1/regional-centers" -> CENTER.formatted(region);
            case "PATCH /v1/regional-centers/{centerId}" -> "{\"trainers\":[{\"topic\":\"land\",\"days\":3}]}";
            case "POST /v1/regional-centers/{centerId}/plans" -> PLAN;
            case "PATCH /v1/regional-centers/{centerId}/plans/{quarter}" -> "{\"events\":5}";
            case "PUT /v1/roles/{sub}" -> "{\"role\":\"moderator\"}";
            case "POST /v1/reconciliation" ->
                "{\"from\":\"2025-01\",\"to\":\"2025-01\",\"region\":\"%s\"}".formatted(region);
            default -> "";
        };
        return status(call.substring(0, call.indexOf(' ')), path(call, region), caller, body);
    }

    /** What a moderator's call makes. */
    private static JsonNode made(String method, String path, String body) {
        return RunningSystem.json(system.send(request(method, path, "moderator", body)));
    }

    private static int status(String method, String path, String caller, String body) {
        return system.send(request(method, path, caller, body)).statusCode();
    }

    private static HttpRequest.Builder request(String method, String path, String caller, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(system.uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("if-match", "*")
                .header("idempotency-key", Long.toString(System.nanoTime()));
        if (TOKENS.containsKey(caller)) {
            request.header("authorization", "Bearer " + TOKENS.get(caller));
        }
        return request;
    }
}
