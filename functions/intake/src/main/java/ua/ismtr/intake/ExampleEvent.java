package ua.ismtr.intake;

import java.io.InputStream;
import java.time.Instant;
import ua.ismtr.platform.ExampleWebhook;
import ua.ismtr.platform.WebhookSecret;

/** A webhook as it comes from API Gateway, for rehearsals. */
final class ExampleEvent {
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
        return ExampleWebhook.signed("POST /v1/training-requests", BODY, secret, now);
    }
}
