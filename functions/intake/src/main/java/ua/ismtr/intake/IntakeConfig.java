package ua.ismtr.intake;

import ua.ismtr.config.Environment;

/** The settings of intake. */
record IntakeConfig(String secretArn, String claimsTable, String requestsTable, String queueUrl) {

    static IntakeConfig read(Environment environment) {
        IntakeConfig config = new IntakeConfig(
                environment.text("WEBHOOK_SECRET_ARN"),
                environment.text("CLAIMS_TABLE"),
                environment.text("REQUESTS_TABLE"),
                environment.text("REQUESTS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
