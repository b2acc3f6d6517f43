package ua.ismtr.events.api;

import java.io.InputStream;
import java.time.Instant;
import ua.ismtr.platform.ExampleWebhook;
import ua.ismtr.platform.WebhookSecret;

/** A call that takes the ways that most calls take: a signed wish for seats at an event that there is not. */
final class ExampleEvent {
    private static final String BODY = """
        {"type": "training_event.seats_requested", "timestamp": "2026-01-01T10:00:00Z",
         "data": {
           "eventId": "00000000-0000-4000-8000-000000000000",
           "center": {"code": "UA80-0001", "name": "ЦНАП", "katottg": "UA80000000000093317"},
           "people": 1, "together": true}}\
        """;

    private ExampleEvent() {}

    static InputStream signedBy(WebhookSecret secret, Instant now) {
        return ExampleWebhook.signed("POST /v1/event-seats", BODY, secret, now);
    }
}
