package ua.ismtr.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ua.ismtr.files.FileStore;
import ua.ismtr.http.HttpResponse;

/** Answers with a file: with its bytes, or where they are too many for an answer of API Gateway, with a link to them. */
final class Delivery {
    /** As base64 within JSON it has to fit into the 6 MB that a function may answer with. */
    private static final long LARGEST_ANSWER = 4_000_000;

    private static final Duration LINK_HOLDS = Duration.ofMinutes(5);

    /** Writes a file. */
    interface Content {
        void write(OutputStream target) throws IOException;
    }

    private record Link(URI link, Instant expiresAt, String fileName, long bytes) {}

    private final FileStore exports;
    private final Clock clock;

    Delivery(FileStore exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    HttpResponse answer(String fileName, String mediaType, Content content) {
        try {
            Path file = Files.createTempFile("export", ".tmp");
            try {
                try (OutputStream target = Files.newOutputStream(file)) {
                    content.write(target);
                }
                return Files.size(file) <= LARGEST_ANSWER
                        ? whole(fileName, mediaType, Files.readAllBytes(file))
                        : link(fileName, mediaType, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be written", e);
        }
    }

    private static HttpResponse whole(String fileName, String mediaType, byte[] bytes) {
        return new HttpResponse(
                200, Map.of("content-type", mediaType, "content-disposition", disposition(fileName)), bytes);
    }

    private HttpResponse link(String fileName, String mediaType, Path file) throws IOException {
        String path = UUID.randomUUID() + "/" + fileName;
        exports.put(path, file, mediaType, disposition(fileName));
        URI link = exports.link(path, LINK_HOLDS);
        Link answer = new Link(link, clock.instant().plus(LINK_HOLDS), fileName, Files.size(file));
        return HttpResponse.json(200, answer);
    }

    static String disposition(String fileName) {
        return "attachment; filename=\"" + fileName + "\"";
    }
}
