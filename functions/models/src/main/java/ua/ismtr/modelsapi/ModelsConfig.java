package ua.ismtr.modelsapi;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.config.Environment;

record ModelsConfig(
        String modelsBucket, String rolesTable, String auditTable, Duration auditRetention, String queueUrl) {

    static ModelsConfig read(Environment environment) {
        ModelsConfig config = new ModelsConfig(
                environment.text("MODELS_BUCKET"),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("TRAINING_QUEUE_URL"));
        environment.check();
        return config;
    }
}
