package ua.ismtr.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Between HTTP and the events of Amazon API Gateway.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload format
 *     2.0</a>
 */
final class GatewayEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern TEXT =
            Pattern.compile("(text/.*|application/([\\w.-]+\\+)?(json|xml)|application/javascript)(\\s*;.*)?");

    private GatewayEvent() {}

    /**
     * The event for a call.
     *
     * @param route the key of the route that has matched, such as {@code GET /v1/topics}
     * @param variables of the path
     * @param claims those of the token, if the route asks for one
     */
    static String of(
            LocalRequest request,
            String route,
            Map<String, String> variables,
            Optional<Map<String, Object>> claims,
            Instant now) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", decoded(request.path()));
        event.put("rawQueryString", request.query());
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (name.equals("cookie")) {
                var cookies = event.putArray("cookies");
                values.forEach(value -> List.of(value.split(";\\s*")).forEach(cookies::add));
            } else {
                headers.put(name, String.join(",", values));
            }
        });
        if (!request.query().isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            parameters(request.query()).forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        if (!variables.isEmpty()) {
            variables.forEach(event.putObject("pathParameters")::put);
        }
        event.set("requestContext", context(request, route, claims, now));
        body(request, event);
        return event.toString();
    }

    private static ObjectNode context(
            LocalRequest request, String route, Optional<Map<String, Object>> claims, Instant now) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        claims.ifPresent(found -> {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            ObjectNode texts = jwt.putObject("claims");
            found.forEach((name, value) -> texts.put(name, claim(value)));
            jwt.putNull("scopes");
        });
        context.put("domainName", request.header("host").orElse("127.0.0.1"));
        context.put("domainPrefix", "local");
        ObjectNode http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", decoded(request.path()));
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", route);
        context.put("stage", "$default");
        context.put("time", LOG_TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    /** Claims reach a function as text; those that are arrays as one text in brackets. */
    static String claim(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(value);
    }

    private static void body(LocalRequest request, ObjectNode event) {
        boolean text = request.header("content-type")
                        .map(type -> TEXT.matcher(type.toLowerCase(Locale.ROOT)).matches())
                        .orElse(true)
                && request.header("content-encoding").isEmpty();
        Optional<String> asText = text ? utf8(request.body()) : Optional.empty();
        if (request.body().length > 0) {
            event.put("body", asText.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
        }
        event.put("isBase64Encoded", request.body().length > 0 && asText.isEmpty());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), ignored -> new ArrayList<>())
                    .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The answer that a function's result stands for; what is no answer is an error of the function. */
    static Answer answer(String payload) {
        try {
            JsonNode result = JSON.readTree(payload);
            if (!result.isObject() || !result.has("statusCode")) {
                return Answer.of(200, "application/json", payload);
            }
            Map<String, List<String>> headers = new LinkedHashMap<>();
            headers.put("Content-Type", List.of("text/plain;charset=UTF-8"));
            result.path("headers").properties().forEach(header -> {
                headers.keySet().removeIf(header.getKey()::equalsIgnoreCase);
                headers.put(header.getKey(), List.of(header.getValue().asText()));
            });
            List<String> cookies = new ArrayList<>();
            result.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
            if (!cookies.isEmpty()) {
                headers.put("Set-Cookie", cookies);
            }
            String body = result.path("body").asText("");
            return new Answer(
                    result.path("statusCode").asInt(500),
                    headers,
                    result.path("isBase64Encoded").asBoolean()
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Answer.problem(500, "Internal Server Error", "Something is broken here; the log has more");
        }
    }
}
