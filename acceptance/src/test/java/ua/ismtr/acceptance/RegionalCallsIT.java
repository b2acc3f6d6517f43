package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.testing.Eventually;

/**
 * Generated calls of regional callers over all routes of {@code openapi.yaml} show nothing of another region: no id, centre, text or
 * file of it, and no count that another region's requests change. {@code -Dismtr.regional=10000} sends as many;
 * {@code -Dismtr.regional.seed} repeats a run that failed.
 */
class RegionalCallsIT {
    private static final int MANY = Integer.getInteger("ismtr.regional", 300);
    private static final long SEED = Long.getLong("ismtr.regional.seed", 20_261_128L);
    private static final Duration A_MINUTE = Duration.ofSeconds(90);

    private static final String OWN = "UA-77";

    private static final String FOREIGN = "UA-23";
    private static final String OWN_KATOTTG = "UA73";
    private static final String FOREIGN_KATOTTG = "UA23";

    /** A word that stands in all texts and names of the foreign region and nowhere else. */
    private static final String MARK = "Чужинськ";

    private static final int REQUESTS = 12;
    /** When an answer was made: two answers that differ in nothing else are the same. */
    private static final Set<String> TIMES = Set.of("generatedAt", "asOf", "madeAt");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path folder;

    @TempDir
    private static Path home;

    /** Its own: an answer before and after may differ by nothing that others do. */
    private static RunningSystem system;

    private static String moderator = "";
    private static JsonNode api;

    private record Operation(String method, String path, JsonNode definition, List<JsonNode> parameters) {}

    private record Call(String method, String target, Map<String, String> headers, String body) {
        HttpResponse<byte[]> send(String token) {
            HttpRequest.Builder request = HttpRequest.newBuilder(system.uri(target))
                    .timeout(Duration.ofSeconds(60))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("authorization", "Bearer " + token);
            headers.forEach(request::header);
            try {
                return HTTP.send(request.build(), BodyHandlers.ofByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return method + " " + target + " " + body.substring(0, Math.min(300, body.length()));
        }
    }

    @BeforeAll
    static void start() {
        system = RunningSystem.start(home);
        moderator = system.token("moderator");
        api = Repository.yaml("openapi.yaml");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void nothingOfAnotherRegionIsShownCountedOrChanged() {
        Random random = new Random(SEED);
        OddValues values = new OddValues(random, api);
        List<String> tokens = List.of(system.token("regional", OWN), system.token("regional", OWN, "UA-74"));
        inhabit(OWN, OWN_KATOTTG, "Власне", values);
        List<Operation> operations = operations(values);
        List<Operation> reading = operations.stream()
                .filter(operation -> operation.method().equals("GET"))
                .toList();
        List<Call> calls = new ArrayList<>();
        List<Map.Entry<Integer, String>> before = new ArrayList<>();
        for (int i = 0; i < MANY / 3; i++) {
            Call call = call(reading.get(i % reading.size()), values, true);
            HttpResponse<byte[]> answer = call.send(tokens.get(i % 2));
            calls.add(call);
            before.add(Map.entry(answer.statusCode(), comparable(call, answer)));
        }
        OddValues foreign = new OddValues(random, api);
        Set<String> marks = inhabit(FOREIGN, FOREIGN_KATOTTG, MARK, foreign);
        JsonNode foreignBefore = foreignState();
        Map<String, String> faults = new TreeMap<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            HttpResponse<byte[]> answer = call.send(tokens.get(i % 2));
            Map.Entry<Integer, String> now = Map.entry(answer.statusCode(), comparable(call, answer));
            judge(call, answer, marks, faults);
            if (!now.equals(before.get(i))) {
                faults.putIfAbsent(
                        "changed by another region: " + call.method() + " " + path(call),
                        call + "\n    before " + before.get(i) + "\n    after  " + now);
            }
        }
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < MANY - 2 * calls.size(); i++) {
            Call call = call(operations.get(i % operations.size()), i % 3 == 0 ? values : foreign, false);
            HttpResponse<byte[]> answer = call.send(tokens.get(i % 2));
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            judge(call, answer, marks, faults);
        }
        if (!foreignState().equals(foreignBefore)) {
            faults.put("a foreign row was changed", foreignBefore + "\n" + foreignState());
        }
        System.out.printf(
                "%,d generated calls of regional callers with seed %d, of them %,d before and after another region"
                        + " wrote; the others were answered by %s%n",
                MANY, SEED, calls.size(), statuses);
        assertThat(statuses).containsKeys(200, 404);
        assertThat(faults)
                .as(faults.entrySet().stream()
                        .map(fault -> fault.getKey() + "\n    " + fault.getValue())
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    /** Fills a region with requests, events, seats, a regional centre with a plan, and a register; returns what tells them apart. */
    private static Set<String> inhabit(String region, String katottg, String mark, OddValues values) {
        Set<String> marks = new HashSet<>(Set.of(katottg + "-", katottg + "0602", mark));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String body = Requests.body(
                    katottg,
                    i,
                    Instant.now().minusSeconds(60),
                    mark + " потребує навчання, як спілкуватися з ветеранами та їхніми родинами, група " + mark + i);
            ids.add(RunningSystem.json(system.submit(UUID.randomUUID().toString(), body))
                    .path("requestId")
                    .asText());
        }
        for (String id : ids) {
            Eventually.within(
                    A_MINUTE,
                    () -> assertThat(read("/v1/training-requests/" + id)
                                    .path("topics")
                                    .isEmpty())
                            .isFalse());
        }
        for (int i = 0; i < 2; i++) {
            String event = made("POST", "/v1/events", event(mark, region))
                    .path("eventId")
                    .asText();
            ids.add(event);
            if (i == 0) {
                made("PATCH", "/v1/events/" + event, "{\"status\":\"announced\"}");
                String seats =
                        "{\"center\":{\"code\":\"%1$s-0001\",\"katottg\":\"%1$s060250010015970\",\"name\":\"ЦНАП %2$s\"},\"people\":2}"
                                .formatted(katottg, mark);
                ids.add(made("POST", "/v1/events/" + event + "/seats", seats)
                        .path("seatId")
                        .asText());
            }
        }
        String center = made("POST", "/v1/regional-centers", center(mark, region))
                .path("centerId")
                .asText();
        ids.add(center);
        made("POST", "/v1/regional-centers/" + center + "/plans", "{\"quarter\":\"2027-Q1\"}");
        made("POST", "/v1/centers/imports", register(katottg, mark));
        ids.forEach(values::seen);
        marks.addAll(ids);
        Eventually.within(
                A_MINUTE,
                () -> assertThat(read("/v1/supply?region=" + region + "&topic=veterans")
                                .at("/items/0/open/requests")
                                .asInt())
                        .isPositive());
        Eventually.within(
                A_MINUTE,
                () -> assertThat(read("/v1/knowledge/search?limit=50&type=request&q=" + encoded(mark))
                                .path("items"))
                        .hasSize(REQUESTS));
        Eventually.within(
                A_MINUTE,
                () -> assertThat(read("/v1/dashboard?region=" + region)
                                .at("/totals/requests")
                                .asInt())
                        .isEqualTo(REQUESTS));
        return marks;
    }

    private static String event(String mark, String region) {
        return """
            {"title":{"uk":"Захід %1$s","en":"Event %1$s"},"topics":["veterans"],"format":"offline","region":"%2$s","capacity":40,
             "sessions":[{"start":"2027-02-01T08:00:00Z","end":"2027-02-01T12:00:00Z"}]}\
            """.formatted(mark, region);
    }

    private static String center(String mark, String region) {
        return """
            {"name":{"uk":"Центр %1$s","en":"Centre %1$s"},"regions":["%2$s"],"trainers":[{"topic":"veterans","days":4}]}\
            """.formatted(mark, region);
    }

    private static String register(String katottg, String mark) {
        return """
            {"centers":[{"code":"%1$s-9001","name":"ЦНАП %2$s","katottg":"%1$s060250010015970","state":"active"}]}\
            """.formatted(katottg, mark);
    }

    /** What is stored of the foreign region, as a moderator sees it. */
    private static JsonNode foreignState() {
        ArrayNode state = RunningSystem.JSON.createArrayNode();
        for (String path : List.of(
                "/v1/training-requests?limit=100&region=",
                "/v1/events?limit=100&region=",
                "/v1/regional-centers?region=",
                "/v1/regional-plans?quarter=2027-Q1&region=",
                "/v1/centers?region=")) {
            JsonNode items = read(path + FOREIGN).path("items");
            StreamSupport.stream(items.spliterator(), false)
                    .filter(item -> FOREIGN.equals(item.path("region").asText(FOREIGN)))
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .forEach(state::add);
        }
        return state;
    }

    private static void judge(Call call, HttpResponse<byte[]> answer, Set<String> marks, Map<String, String> faults) {
        String shown = (text(answer) + answer.headers().map()).toLowerCase(Locale.ROOT);
        String sent = (call.target() + call.body()).toLowerCase(Locale.ROOT);
        for (String one : marks) {
            String mark = one.toLowerCase(Locale.ROOT);
            int at = shown.indexOf(mark);
            if (at >= 0 && !sent.contains(mark)) {
                faults.putIfAbsent(
                        "shows a foreign row: " + answer.statusCode() + " " + call.method() + " " + path(call),
                        call + "\n    -> …"
                                + shown.substring(Math.max(0, at - 200), Math.min(shown.length(), at + 100)));
            }
        }
        if (answer.statusCode() >= 500) {
            faults.putIfAbsent(answer.statusCode() + " " + call.method() + " " + path(call), call.toString());
        }
    }

    private static String path(Call call) {
        return call.target().split("\\?", 2)[0].replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }

    /** The answer without what differs from one moment to the next. */
    private static String comparable(Call call, HttpResponse<byte[]> answer) {
        String text = text(answer);
        if (!answer.headers().firstValue("content-type").orElse("").contains("json")) {
            return text;
        }
        try {
            JsonNode json = RunningSystem.JSON.readTree(text);
            strip(json);
            if (call.target().startsWith("/v1/knowledge/search")
                    && json.path("items").isArray()) {
                return StreamSupport.stream(json.path("items").spliterator(), false)
                        .map(item -> item.path("id").asText())
                        .sorted()
                        .toList()
                        .toString();
            }
            return json.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void strip(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(TIMES);
        }
        json.forEach(RegionalCallsIT::strip);
    }

    /** The body as text; a workbook as the texts of its parts. */
    private static String text(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
            return new String(body, StandardCharsets.UTF_8);
        }
        StringBuilder parts = new StringBuilder();
        try {
            Path file = Files.createTempFile(folder, "shown", ".xlsx");
            Files.write(file, body);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (!entry.getName().startsWith("docProps/")) {
                        parts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts.toString();
    }

    private static List<Operation> operations(OddValues values) {
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    boolean signed =
                            method.getValue().path("security").toString().contains("webhook");
                    if (method.getValue().has("responses") && !signed) {
                        List<JsonNode> parameters = new ArrayList<>();
                        path.getValue().path("parameters").forEach(one -> parameters.add(values.resolved(one)));
                        method.getValue().path("parameters").forEach(one -> parameters.add(values.resolved(one)));
                        operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                parameters));
                    }
                }));
        return operations;
    }

    /** @param proper whether the query is one that a client would send, so that many calls are answered by 200 */
    private static Call call(Operation operation, OddValues values, boolean proper) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String value = value(name, parameter.path("schema"), values, proper);
            String encoded = encoded(value);
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded.isEmpty() ? "x" : encoded);
                case "query" -> {
                    boolean needed = parameter.path("required").asBoolean();
                    if (needed || values.chance(proper ? 0.25 : 0.5)) {
                        query.add(name + "=" + encoded);
                    }
                }
                default -> {}
            }
        }
        String body = "";
        JsonNode content =
                values.resolved(operation.definition().path("requestBody")).path("content");
        if (content.has("application/json")) {
            body = values.body(content.path("application/json").path("schema"));
            headers.put("content-type", "application/json");
        }
        if (!operation.method().equals("GET")) {
            headers.put("if-match", "*");
            headers.put("idempotency-key", UUID.randomUUID().toString());
        }
        return new Call(
                operation.method(), path + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, body);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String value(String name, JsonNode schema, OddValues values, boolean proper) {
        if (!proper && values.chance(0.4)) {
            return values.text(schema);
        }
        return switch (name) {
            case "region" -> values.one(proper ? List.of(OWN, OWN, "UA-74", FOREIGN) : List.of(OWN, FOREIGN));
            case "topic" -> values.one(List.of("veterans", "land", "other"));
            case "from" -> values.one(List.of("2026-01-01", "2026-11-01"));
            case "to" ->
                values.one(List.of(
                        "2026-12-31", "2027-03-01", Instant.now().toString().substring(0, 10)));
            case "q" -> values.one(List.of("ветеранами", "навчання", "родинами", MARK, "Власне"));
            case "quarter" -> "2027-Q1";
            case "status" -> values.one(List.of("classified", "needs-review", "announced", "draft"));
            case "limit" -> values.one(List.of("5", "20", "50"));
            case "center" -> values.one(List.of(OWN_KATOTTG + "-0001", FOREIGN_KATOTTG + "-0001"));
            case "cursor" -> "";
            default -> values.text(schema);
        };
    }

    private static JsonNode read(String path) {
        return system.get(path, Map.of("authorization", "Bearer " + moderator));
    }

    private static JsonNode made(String method, String path, String body) {
        JsonNode answer = RunningSystem.json(system.send(HttpRequest.newBuilder(system.uri(path))
                .method(method, BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("if-match", "*")
                .header("idempotency-key", UUID.randomUUID().toString())
                .header("authorization", "Bearer " + moderator)));
        assertThat(answer.path("status").asInt(200)).as(answer.toString()).isLessThan(400);
        return answer;
    }
}
