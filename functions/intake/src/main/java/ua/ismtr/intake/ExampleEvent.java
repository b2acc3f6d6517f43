package ua.ismtr.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import ua.ismtr.json.Json;
import ua.ismtr.platform.WebhookSecret;

/** A webhook as it comes from API Gateway, for rehearsals. */
final class ExampleEvent {
    private static final String ID = "example";
    private static final String BODY = """
        {"type": "training_request.submitted", "timestamp": "2026-01-01T10:00:00Z",
         "data": {
           "center": {"code": "UA80-0001", "name": "ЦНАП", "katottg": "UA80000000000093317"},
           "author": {"role": "administrator"},
           "text": "Потрібне навчання",
           "format": "online", "participants": 1, "urgency": "low", "desiredBy": "2026-02-01"}}\
        """;

    private ExampleEvent() {}

    static InputStream signedBy(WebhookSecret secret, Instant now) {
        String seconds = Long.toString(now.getEpochSecond());
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("routeKey", "POST /v1/training-requests")
                .put("isBase64Encoded", false)
                .put("body", BODY);
        event.putObject("headers")
                .put("content-type", "application/json")
                .put("webhook-id", ID)
                .put("webhook-timestamp", seconds)
                .put("webhook-signature", secret.signature(ID, seconds, BODY.getBytes(UTF_8)));
        return new ByteArrayInputStream(event.toString().getBytes(UTF_8));
    }
}
