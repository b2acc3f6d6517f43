package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.acceptance.RawHttp.Answer;

/**
 * Generated calls over all routes of {@code openapi.yaml}, and generated webhooks: whatever is sent, no answer is a 5xx, and
 * every 4xx is {@code application/problem+json}. {@code -Dismtr.generated=10000} sends as many of each;
 * {@code -Dismtr.generated.seed} repeats a run that failed. It comes last: nobody can foresee what its calls leave behind.
 */
@Order(Integer.MAX_VALUE)
class GeneratedCallsIT {
    private static final int MANY = Integer.getInteger("ismtr.generated", 300);
    private static final long SEED = Long.getLong("ismtr.generated.seed", 20_261_127L);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> BROKEN_PATHS = List.of(
            "%", "%zz", "%00", "%C0%80", "%ED%A0%80", "..", "%2e%2e%2f", "a%2Fb", "%FF", "+", ";", "%25", "%20");
    private static final List<String> MEDIA_TYPES =
            List.of("text/plain", "", "application/json; charset=utf-16", "*/*", ";");

    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    private static RunningSystem system;
    private static RawHttp http;
    private static JsonNode api;
    private static List<String> tokens;

    private record Operation(String method, String path, JsonNode definition, List<JsonNode> parameters) {
        boolean isSigned() {
            return definition.path("security").toString().contains("webhook")
                    || parameters.toString().contains("webhook-id");
        }

        boolean hasPages() {
            return definition.toString().contains("text/html")
                    || definition.toString().contains("responses/Page");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        system = SHARED.get();
        http = new RawHttp(system.uri("/"));
        api = new YAMLMapper().readTree(Repository.ROOT.resolve("openapi.yaml").toFile());
        tokens = List.of(
                system.token("admin"),
                system.token("admin"),
                system.token("moderator"),
                system.token("regional", "UA-46"));
    }

    @Test
    void noCallIsAnsweredBy5xxAndEveryRefusalIsAProblem() {
        Random random = new Random(SEED);
        OddValues values = new OddValues(random, api);
        List<Operation> operations = operations(values);
        assertThat(operations).hasSizeGreaterThan(60);
        Faults faults = new Faults();
        for (int i = 0; i < MANY; i++) {
            Operation operation = operations.get(i % operations.size());
            Call call = call(operation, values);
            Answer answer = call.send();
            faults.judge(operation, call, answer);
            Matcher ids = ID.matcher(answer.body());
            for (int n = 0; n < 3 && ids.find(); n++) {
                values.seen(ids.group());
            }
        }
        faults.assertNone(MANY);
    }

    @Test
    void noWebhookIsAnsweredBy5xxAndEveryRefusalIsAProblem() {
        OddValues values = new OddValues(new Random(SEED + 1), api);
        List<Operation> signed = operations(values).stream()
                .filter(operation -> operation.isSigned() && operation.method().equals("POST"))
                .toList();
        assertThat(signed).hasSize(2);
        Faults faults = new Faults();
        for (int i = 0; i < MANY; i++) {
            Operation operation = signed.get(i % 4 == 0 ? 1 : 0);
            Call call = call(operation, values);
            faults.judge(operation, call, call.send());
        }
        faults.assertNone(MANY);
    }

    private static List<Operation> operations(OddValues values) {
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("responses")) {
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

    private record Call(String method, String target, Map<String, String> headers, byte[] body) {
        /** A broken address goes without a body: it is refused before the body is read, which resets the connection. */
        Answer send() {
            return http.send(method, target, headers, isAddress(target) ? body : new byte[0]);
        }

        String shown() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + " " + target + " " + text.substring(0, Math.min(text.length(), 600));
        }
    }

    private static Call call(Operation operation, OddValues values) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String value = values.text(parameter.path("schema"));
            switch (parameter.path("in").asText()) {
                case "path" ->
                    path = path.replace(
                            "{" + name + "}", values.chance(0.1) ? values.one(BROKEN_PATHS) : encoded(value, "x"));
                case "query" -> {
                    if (values.chance(0.5)) {
                        query.add(name + "=" + (values.chance(0.05) ? values.one(BROKEN_PATHS) : encoded(value, "")));
                    }
                }
                default -> headers.put(name.toLowerCase(Locale.ROOT), oneLine(value));
            }
        }
        if (values.chance(0.03)) {
            query.add(values.one(List.of("a=b", "=", "&&", "%zz=1", "region=UA-46&region=UA-63", "q[]=1")));
        }
        byte[] body = body(operation, values, headers);
        if (operation.isSigned()) {
            sign(headers, body, values);
        } else if (!values.chance(0.03)) {
            headers.put("authorization", "Bearer " + values.one(tokens));
        }
        if (!operation.method().equals("GET") && values.chance(0.8)) {
            headers.put(
                    "if-match",
                    values.one(List.of("\"1\"", "\"2\"", "*", "1", "W/\"1\"", "\"", "\"99999999999999999999\"")));
            headers.put(
                    "idempotency-key", values.chance(0.9) ? UUID.randomUUID().toString() : "x".repeat(300));
        }
        return new Call(
                operation.method(), path + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, body);
    }

    private static boolean isAddress(String target) {
        try {
            return new URI(target).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static byte[] body(Operation operation, OddValues values, Map<String, String> headers) {
        JsonNode content =
                values.resolved(operation.definition().path("requestBody")).path("content");
        if (content.isEmpty()) {
            return new byte[0];
        }
        List<String> types = IntStream.range(0, content.size())
                .mapToObj(i -> content.properties().stream().toList().get(i).getKey())
                .toList();
        String type = values.one(types);
        headers.put("content-type", values.chance(0.05) ? values.one(MEDIA_TYPES) : type);
        JsonNode schema = content.path(type).path("schema");
        String text = type.contains("json") ? values.body(schema) : values.text(schema);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length > 0 && values.chance(0.02)) {
            body[body.length / 2] = (byte) 0xFF;
        }
        return body;
    }

    private static void sign(Map<String, String> headers, byte[] body, OddValues values) {
        String id = UUID.randomUUID().toString();
        long now = Instant.now().getEpochSecond();
        try {
            headers.putIfAbsent("webhook-id", id);
            if (!values.chance(0.05)) {
                headers.put("webhook-id", id);
                headers.put("webhook-timestamp", Long.toString(now));
            }
            headers.put(
                    "webhook-signature",
                    new Webhook(RunningSystem.SECRET).sign(id, now, new String(body, StandardCharsets.UTF_8)));
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value, String ifEmpty) {
        return value.isEmpty()
                ? ifEmpty
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String oneLine(String value) {
        return value.codePoints()
                .filter(c -> c > 31 && c < 127)
                .limit(300)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Answers that are not as promised, by call and status, with an example of each. */
    private static final class Faults {
        private final Map<String, String> examples = new TreeMap<>();
        private final Map<Integer, Integer> statuses = new TreeMap<>();

        void judge(Operation operation, Call call, Answer answer) {
            statuses.merge(answer.status(), 1, Integer::sum);
            boolean refused = answer.status() >= 400 && answer.status() < 500;
            boolean asPromised = answer.isProblem()
                    || (operation.hasPages() && answer.isPage())
                    || isOfTheGateway(operation, call, answer);
            boolean fine = (answer.status() >= 200 && answer.status() < 400) || (refused && asPromised);
            if (!fine) {
                examples.putIfAbsent(
                        "%d %s %s".formatted(answer.status(), operation.method(), operation.path()),
                        call.shown() + "\n    -> " + answer.body());
            }
        }

        /** What Amazon API Gateway answers in its own words before a function is called, and the local system as it does. */
        private static boolean isOfTheGateway(Operation operation, Call call, Answer answer) {
            boolean withoutToken = answer.status() == 401
                    && !operation.isSigned()
                    && answer.body().contains("\"Unauthorized\"");
            return withoutToken || (answer.status() == 400 && !isAddress(call.target()));
        }

        void assertNone(int sent) {
            System.out.printf("%,d generated calls with seed %d were answered by %s%n", sent, SEED, statuses);
            assertThat(examples)
                    .as(examples.entrySet().stream()
                            .map(example -> example.getKey() + "\n    " + example.getValue())
                            .reduce("", (all, one) -> all + "\n" + one))
                    .isEmpty();
        }
    }
}
