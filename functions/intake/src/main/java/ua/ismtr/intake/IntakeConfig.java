package ua.ismtr.intake;

import java.util.List;
import ua.ismtr.config.Environment;
import ua.ismtr.platform.WebhookSecret;

/** The settings of intake. */
record IntakeConfig(List<WebhookSecret> secrets, String claimsTable, String requestsTable, String queueUrl) {

    static IntakeConfig read(Environment environment) {
        environment.text("WEBHOOK_SECRETS");
        IntakeConfig config = new IntakeConfig(
                environment.value("WEBHOOK_SECRETS", WebhookSecret::parseAll, List.of()),
                environment.text("CLAIMS_TABLE"),
                environment.text("REQUESTS_TABLE"),
                environment.text("REQUESTS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
