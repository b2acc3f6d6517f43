package ua.ismtr.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import ua.ismtr.json.Json;

/** A signed webhook as it comes from API Gateway, that functions prime themselves with. */
public final class ExampleWebhook {
    private static final String ID = "priming";

    private ExampleWebhook() {}

    /** The event of a call of {@code route} with this body. */
    public static InputStream signed(String route, String body, WebhookSecret secret, Instant now) {
        String seconds = Long.toString(now.getEpochSecond());
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("routeKey", route).put("isBase64Encoded", false).put("body", body);
        event.putObject("headers")
                .put("content-type", "application/json")
                .put("webhook-id", ID)
                .put("webhook-timestamp", seconds)
                .put("webhook-signature", secret.signature(ID, seconds, body.getBytes(UTF_8)));
        return new ByteArrayInputStream(event.toString().getBytes(UTF_8));
    }
}
