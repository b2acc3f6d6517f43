package ua.ismtr.events.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import ua.ismtr.json.Json;
import ua.ismtr.platform.WebhookSecret;

/** A call that takes the ways that most calls take: a signed wish for seats at an event that there is not. */
final class ExampleEvent {
    private static final String ID = "priming";
    private static final String BODY = """
        {"type": "training_event.seats_requested", "timestamp": "2026-01-01T10:00:00Z",
         "data": {
           "eventId": "00000000-0000-4000-8000-000000000000",
           "center": {"code": "UA80-0001", "name": "ЦНАП", "katottg": "UA80000000000093317"},
           "people": 1, "together": true}}\
        """;

    private ExampleEvent() {}

    static InputStream signedBy(WebhookSecret secret, Instant now) {
        String seconds = Long.toString(now.getEpochSecond());
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("routeKey", "POST /v1/event-seats")
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
