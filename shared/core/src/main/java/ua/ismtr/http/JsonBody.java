package ua.ismtr.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ua.ismtr.json.Json;

/** Lets bodies in JSON through to a call, and nothing else. */
public final class JsonBody {
    private static final int USUAL_LARGEST = 256 * 1024;
    private static final Set<String> MEDIA_TYPES = Set.of("application/json", "application/merge-patch+json");

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private JsonBody() {}

    /** What {@code service} makes of a body of at most 256 KiB, or 413, 415 or 400. */
    public static HttpResponse read(HttpRequest request, Function<JsonNode, HttpResponse> service) {
        return read(request, USUAL_LARGEST, service);
    }

    /** The same with another limit, in bytes. */
    public static HttpResponse read(HttpRequest request, int largest, Function<JsonNode, HttpResponse> service) {
        if (request.body().length > largest) {
            return Problem.tooLarge(largest).response();
        }
        if (!MEDIA_TYPES.contains(mediaType(request))) {
            return Problem.of(415, "Unsupported Media Type", "The body must be application/json")
                    .response();
        }
        return switch (parse(request.body())) {
            case Parsed(JsonNode json) -> service.apply(json);
            case NotJson(String reason) -> Problem.badRequest(reason).response();
        };
    }

    /** The media type of the body, without parameters, in small letters. */
    public static String mediaType(HttpRequest request) {
        return request.header("content-type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** What bytes are. */
    public sealed interface Reading {}

    /** They are JSON. */
    public record Parsed(JsonNode json) implements Reading {}

    /**
     * They are not.
     *
     * @param reason a sentence with the place; it quotes nothing of the bytes
     */
    public record NotJson(String reason) implements Reading {}

    /** Reads JSON in UTF-8 (RFC 8259): each key once, nothing behind the value. */
    public static Reading parse(byte[] body) {
        int wrong = firstByteThatIsNotUtf8(body);
        if (wrong >= 0) {
            return new NotJson("The body is not UTF-8 at byte " + wrong);
        }
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            Optional<JsonNode> json = Json.tree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            return json.isEmpty() ? new NotJson("The body is empty") : new Parsed(json.get());
        } catch (JsonProcessingException e) {
            return new NotJson(sentence(e));
        }
    }

    private static String sentence(JsonProcessingException e) {
        String kind = String.valueOf(e.getOriginalMessage());
        String what = "The body is not JSON";
        if (kind.startsWith("Duplicate")) {
            what = "A key stands twice in one object";
        } else if (kind.contains("nesting depth")) {
            what = "The body is nested too deeply";
        } else if (kind.startsWith("Trailing token")) {
            what = "Something stands behind the JSON value";
        }
        JsonLocation place = e.getLocation();
        return place == null ? what : what + ", at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static int firstByteThatIsNotUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer sink = CharBuffer.allocate(8 * 1024);
        while (true) {
            CoderResult result = decoder.decode(bytes, sink, true);
            if (result.isError()) {
                return bytes.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            sink.clear();
        }
    }
}
