package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drafts, announces, holds and cancels some training events for the requests of the demo, through the public API, and then has
 * everything computed that is otherwise computed once a day or a week. Each call has a key or asks for what is so already, so
 * that doing all of it again after an interruption makes none twice.
 */
final class DemoEvents {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MODERATOR = "{\"sub\":\"demo\",\"role\":\"moderator\"}";
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final int TRIES = 600;
    private static final int MOST_OF_CENTER = 4;

    /** What is computed from the requests, the catalogue and the events, in the order in which one needs the other. */
    private static final List<String> SCHEDULED = List.of(
            "CatalogueFunction",
            "PlanningFunction",
            "ForecastFunction",
            "WarningsFunction",
            "KnowledgeFunction",
            "IndicatorsFunction");

    private final Path since;
    private final Path complete;
    private final String url;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DemoEvents(Path home, String url, PrintStream out) {
        this.since = home.resolve("demo-since");
        this.complete = home.resolve("demo-events-complete");
        this.url = url;
        this.out = out;
    }

    /** Whether the system is to be filled and has not all events yet. */
    static boolean isPending(Path home) {
        return Files.exists(home.resolve("demo-since")) && !Files.exists(home.resolve("demo-events-complete"));
    }

    /**
     * Makes the events of the file: a JSON array in the order of their making.
     *
     * @param submitted how many requests there are once all of the demo are classified and counted
     */
    void run(Path file, int submitted) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            LocalDate today =
                    Instant.parse(Files.readString(since).strip()).atZone(KYIV).toLocalDate();
            String token = call("POST", "/local/token", Map.of(), MODERATOR)
                    .path("accessToken")
                    .asText();
            Map<String, String> headers = Map.of("authorization", "Bearer " + token, "if-match", "*");
            awaitCounted(submitted, headers);
            int number = 0;
            for (JsonNode event : JSON.readTree(Files.readString(file))) {
                number++;
                make(event, "demo-event-" + number, today, headers);
            }
            out.println(number + " demo events are planned, held or cancelled");
            for (String function : SCHEDULED) {
                call("POST", "/local/schedules/" + function, headers, "");
            }
            Files.writeString(complete, Instant.now().toString());
            out.println("Plan, forecast, warnings and knowledge are computed from the demo requests");
        } catch (IOException e) {
            out.println("The demo events could not be made: " + e.getMessage());
        }
    }

    private void awaitCounted(int submitted, Map<String, String> headers) throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            JsonNode totals = call("GET", "/v1/dashboard", headers, "").path("totals");
            if (totals.path("requests").asInt() + totals.path("notRequests").asInt() >= submitted) {
                return;
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private void make(JsonNode wanted, String key, LocalDate today, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> keyed = new LinkedHashMap<>(headers);
        keyed.put("idempotency-key", key);
        JsonNode event =
                call("POST", "/v1/events", keyed, details(wanted, today).toString());
        String path = "/v1/events/" + event.path("eventId").asText();
        String becomes = wanted.required("becomes").asText();
        if (event.path("status").asText().equals("draft")) {
            event = withRequests(event, path, wanted, today, headers);
        }
        if (becomes.equals("draft") || event.path("status").asText().equals(becomes)) {
            return;
        }
        if (event.path("status").asText().equals("draft")) {
            call("PATCH", path, headers, "{\"status\":\"announced\"}");
        }
        ArrayNode attendance = JSON.createArrayNode();
        for (JsonNode request : event.path("requests")) {
            JsonNode known = call("GET", "/v1/training-requests/" + request.asText(), headers, "");
            int people = Math.min(MOST_OF_CENTER, known.path("participants").asInt());
            ObjectNode wish = JSON.createObjectNode().put("people", people).put("together", true);
            wish.set("center", known.path("center"));
            keyed.put("idempotency-key", key + "-" + request.asText());
            call("POST", path + "/seats", keyed, wish.toString());
            String code = known.at("/center/code").asText();
            if (attendance.size() < event.path("requests").size() - 1
                    && !attendance.findValuesAsText("code").contains(code)) {
                attendance.addObject().put("code", code).put("people", people);
            }
        }
        if (becomes.equals("held") && !attendance.isEmpty()) {
            ObjectNode came = JSON.createObjectNode();
            came.set("centers", attendance);
            call("POST", path + "/attendance", headers, came.toString());
        }
        boolean nobodyCame = becomes.equals("held") && attendance.isEmpty();
        if (!becomes.equals("announced") && !nobodyCame) {
            call(
                    "PATCH",
                    path,
                    headers,
                    JSON.createObjectNode().put("status", becomes).toString());
        }
    }

    /** The draft with the requests that it is for. */
    private JsonNode withRequests(
            JsonNode event, String path, JsonNode wanted, LocalDate today, Map<String, String> headers)
            throws IOException, InterruptedException {
        String region = wanted.required("region").isNull()
                ? ""
                : "&region=" + wanted.required("region").asText();
        JsonNode open = call(
                        "GET",
                        "/v1/training-requests?status=classified&limit=100&topic="
                                + wanted.required("topic").asText() + region,
                        headers,
                        "")
                .path("items");
        ObjectNode add = JSON.createObjectNode();
        add.set("add", oldest(open, wanted, today, event.path("requests").size()));
        return add.path("add").isEmpty()
                ? event
                : call("POST", path + "/requests", headers, add.toString()).path("event");
    }

    /**
     * The ids of the oldest open requests, those alone that were there before the event.
     *
     * @param open requests as a list shows them, the newest first
     * @param had how many requests the event has already
     */
    static ArrayNode oldest(JsonNode open, JsonNode wanted, LocalDate today, int had) {
        Instant start = start(wanted, today);
        int number = wanted.required("requests").asInt() - had;
        ArrayNode ids = JSON.createArrayNode();
        for (int i = open.size() - 1; i >= 0 && ids.size() < number; i--) {
            JsonNode request = open.get(i);
            if (Instant.parse(request.path("submittedAt").asText()).isBefore(start) && !request.hasNonNull("eventId")) {
                ids.add(request.path("requestId").asText());
            }
        }
        return ids;
    }

    private static Instant start(JsonNode wanted, LocalDate today) {
        return today.plusDays(wanted.required("day").asLong())
                .atTime(MORNING)
                .atZone(KYIV)
                .toInstant();
    }

    /** The body of {@code POST /v1/events}. */
    static ObjectNode details(JsonNode wanted, LocalDate today) {
        Instant start = start(wanted, today);
        Instant end = start.plus(Duration.ofHours(wanted.required("hours").asLong()));
        ObjectNode details = JSON.createObjectNode();
        details.set("title", wanted.required("title"));
        details.putArray("topics").add(wanted.required("topic").asText());
        details.put("format", wanted.required("format").asText());
        details.set("region", wanted.required("region"));
        details.put("capacity", wanted.required("capacity").asInt());
        details.put("minimum", wanted.required("minimum").asInt());
        details.putArray("sessions").addObject().put("start", start.toString()).put("end", end.toString());
        if (wanted.has("decideInDays")) {
            details.put(
                    "decideBy",
                    today.plusDays(wanted.get("decideInDays").asLong()).toString());
        }
        return details;
    }

    private JsonNode call(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("content-type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
