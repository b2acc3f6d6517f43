package ua.ismtr.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.WebhookSecret;

/**
 * The platform at its address for webhooks.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class WebhookPlatform implements Platform {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;
    private final Supplier<List<WebhookSecret>> secrets;
    private final Clock clock;

    /** @param secrets the first one signs */
    WebhookPlatform(URI url, Supplier<List<WebhookSecret>> secrets, Clock clock) {
        this.url = url;
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Body(String type, Instant timestamp, JsonNode data) {}

    @Override
    public Optional<String> tell(PlatformMessage message) {
        String id = message.id();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] bytes = Json.text(new Body(message.type(), message.at(), message.data()))
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", secrets.get().getFirst().signature(id, timestamp, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("it answered " + status);
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the wait was interrupted");
        }
    }
}
