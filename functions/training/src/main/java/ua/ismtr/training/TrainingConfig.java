package ua.ismtr.training;

import java.time.Duration;
import ua.ismtr.config.Environment;

/** The settings of training. */
record TrainingConfig(
        String modelsBucket,
        String correctionsTable,
        String rolesTable,
        String auditTable,
        Duration auditRetention,
        String queueUrl) {

    static TrainingConfig read(Environment environment) {
        TrainingConfig config = new TrainingConfig(
                environment.text("MODELS_BUCKET"),
                environment.text("CORRECTIONS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                Duration.ofDays(environment.value("AUDIT_RETENTION_DAYS", Integer::parseInt, 1826)),
                environment.text("TRAINING_QUEUE_URL"));
        environment.check();
        return config;
    }
}
