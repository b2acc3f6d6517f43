package ua.ismtr.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP answer; {@code body} is never changed after it was given. */
@SuppressWarnings("ArrayRecordComponent") // Answers are written, not compared.
record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer json(int status, Object value) {
        return of(status, "application/json", text(value));
    }

    /** As Amazon API Gateway answers by itself, without a function. */
    static Answer message(int status, String message) {
        return json(status, Map.of("message", message));
    }

    /** A problem of RFC 9457 for what may well go better when tried again. */
    static Answer unavailable(int retryAfterSeconds) {
        Answer problem = of(
                503,
                "application/problem+json",
                text(Map.of(
                        "type", "about:blank",
                        "title", "Service Unavailable",
                        "status", 503,
                        "detail", "The request could not be completed. Send it again.")));
        return problem.with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", List.of(contentType)), body.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Answer(status, more, body);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + value.getClass(), e);
        }
    }
}
