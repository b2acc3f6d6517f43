package ua.ismtr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import ua.ismtr.json.Json;

/** An answer: status, headers by lower-case name, and the body's bytes. */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {

    /** An answer in JSON. */
    public static HttpResponse json(int status, Object value) {
        return json(status, "application/json", value);
    }

    static HttpResponse json(int status, String mediaType, Object value) {
        try {
            byte[] body = Json.MAPPER.writeValueAsBytes(value);
            return new HttpResponse(status, Map.of("content-type", mediaType), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON can be made of " + value.getClass(), e);
        }
    }

    /** An answer without a body. */
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, Map.of(), new byte[0]);
    }

    /** The same answer with one more header. */
    public HttpResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, body);
    }
}
