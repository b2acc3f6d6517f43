package ua.ismtr.classification;

import java.time.Duration;
import ua.ismtr.config.Environment;

/** The settings of classification. */
record ClassificationConfig(
        String requestsTable, String listsTable, String personalDataTable, Duration personalDataRetention, String queueUrl) {

    static ClassificationConfig read(Environment environment) {
        ClassificationConfig config = new ClassificationConfig(
                environment.text("REQUESTS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("PERSONAL_DATA_TABLE"),
                Duration.ofDays(environment.value("PERSONAL_DATA_RETENTION_DAYS", Integer::parseInt, 1095)),
                environment.text("CLASSIFIED_QUEUE_URL"));
        environment.check();
        return config;
    }
}
