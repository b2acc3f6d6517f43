package ua.ismtr.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.json.Json;
import ua.ismtr.telemetry.Metrics;

/**
 * Speaks API Gateway's payload format 2.0 for a function: decodes the event, calls the service, encodes its answer.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     AWS Lambda proxy integrations for HTTP APIs</a>
 */
public final class HttpFunction {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** What each answer says unless it says something else itself. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "x-content-type-options", "nosniff",
            "cache-control", "private, no-store",
            "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
            "referrer-policy", "no-referrer");

    private final Function<HttpRequest, HttpResponse> service;

    public HttpFunction(Function<HttpRequest, HttpResponse> service) {
        this.service = service;
    }

    /**
     * Answers one event. A part that is out of reach is 503, one that is overloaded 429, a bug of ours 500. A call
     * by the schedule that keeps the function's snapshot from being dropped, {@code {"stayReady":true}}, has no answer.
     */
    public void handle(InputStream event, OutputStream answer) throws IOException {
        JsonNode tree = Json.MAPPER.readTree(event);
        if (!tree.path("stayReady").asBoolean()) {
            Json.MAPPER.writeValue(answer, encode(answer(decode(tree))));
        }
    }

    /** Answers an event if it is a call; any other comes from a schedule, and {@code scheduled} is run. */
    public void handle(InputStream event, OutputStream answer, Runnable scheduled) throws IOException {
        byte[] bytes = event.readAllBytes();
        if (Json.MAPPER.readTree(bytes).has("routeKey")) {
            handle(new ByteArrayInputStream(bytes), answer);
        } else {
            scheduled.run();
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private HttpResponse answer(HttpRequest request) {
        try {
            return service.apply(request);
        } catch (AwsServiceException e) {
            return answer(request, e);
        } catch (SdkException e) {
            LOG.warn("{}: a part of the system cannot be reached", request.route(), e);
            return Problem.unavailable(RETRY_AFTER);
        } catch (RuntimeException e) {
            LOG.error("{}: a bug", request.route(), e);
            return ourFault();
        }
    }

    /** Overload and trouble of a service pass; what a service refuses because of what we sent is a bug of ours. */
    private static HttpResponse answer(HttpRequest request, AwsServiceException e) {
        if (e.isThrottlingException()) {
            LOG.warn("{}: {} throttles, {}", request.route(), e.awsErrorDetails(), e.requestId());
            return Problem.throttled(RETRY_AFTER);
        }
        if (e.statusCode() >= 500) {
            LOG.warn("{}: {} answered {} {}", request.route(), e.awsErrorDetails(), e.statusCode(), e.requestId());
            return Problem.unavailable(RETRY_AFTER);
        }
        LOG.error("{}: refused for what was sent", request.route(), e);
        return ourFault();
    }

    /** Such an answer is no error of the function for Lambda, so it is counted here. */
    private static HttpResponse ourFault() {
        Metrics.give(Map.of("Faults", 1));
        return Problem.of(500, "Internal Server Error", "The error is ours, and it is logged")
                .response();
    }

    private static HttpRequest decode(JsonNode event) {
        byte[] body = event.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(event.path("body").asText())
                : event.path("body").asText("").getBytes(StandardCharsets.UTF_8);
        return new HttpRequest(
                event.path("routeKey").asText(),
                texts(event.path("headers")),
                texts(event.path("pathParameters")),
                texts(event.path("queryStringParameters")),
                body,
                texts(event.path("requestContext")
                        .path("authorizer")
                        .path("jwt")
                        .path("claims")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static boolean isText(HttpResponse response) {
        String mediaType = response.headers().getOrDefault("content-type", "text/plain");
        return mediaType.startsWith("text/")
                || mediaType.startsWith("application/json")
                || mediaType.startsWith("application/problem+json");
    }

    private static ObjectNode encode(HttpResponse response) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("statusCode", response.status());
        ObjectNode headers = answer.putObject("headers");
        DEFAULTS.forEach(headers::put);
        response.headers().forEach(headers::put);
        boolean binary = response.headers().containsKey("content-encoding") || !isText(response);
        answer.put("isBase64Encoded", binary);
        answer.put(
                "body",
                binary
                        ? Base64.getEncoder().encodeToString(response.body())
                        : new String(response.body(), StandardCharsets.UTF_8));
        return answer;
    }
}
