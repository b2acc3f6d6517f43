package ua.ismtr.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.json.Json;

/** Lets bodies in JSON through, and nothing else. */
final class Bodies {
    private static final int LARGEST = 256 * 1024;
    private static final Set<String> JSON = Set.of("application/json", "application/merge-patch+json");

    private Bodies() {}

    /** What {@code service} makes of the body, or 413, 415 or 400. */
    static HttpResponse json(HttpRequest request, Function<JsonNode, HttpResponse> service) {
        if (request.body().length > LARGEST) {
            return Problem.of(413, "Content Too Large", "The body may have 256 KiB")
                    .response();
        }
        String mediaType = request.header("content-type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!JSON.contains(mediaType)) {
            return Problem.of(415, "Unsupported Media Type", "The body must be application/json")
                    .response();
        }
        return parsed(request.body())
                .map(service)
                .orElseGet(() -> Problem.badRequest("The body is not JSON").response());
    }

    private static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.of(Json.MAPPER.readTree(body)).filter(json -> !json.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
