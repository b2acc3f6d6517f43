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

    /** A problem of RFC 9457, as functions answer; where this front end answers without one, as API Gateway does. */
    static Answer problem(int status, String title, String detail) {
        return of(
                status,
                "application/problem+json",
                text(Map.of("type", "about:blank", "title", title, "status", status, "detail", detail)));
    }

    /** A problem that may well be gone when the call is repeated. */
    static Answer unavailable(int retryAfterSeconds) {
        return problem(503, "Service Unavailable", "The request could not be completed. Send it again.")
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** An answer of this front end itself: nobody keeps it, or takes it for something else than it is. */
    static Answer of(int status, String contentType, String body) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type",
                        List.of(contentType),
                        "X-Content-Type-Options",
                        List.of("nosniff"),
                        "Cache-Control",
                        List.of("no-store")),
                body.getBytes(StandardCharsets.UTF_8));
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
