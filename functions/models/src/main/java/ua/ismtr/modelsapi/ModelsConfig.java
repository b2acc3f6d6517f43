package ua.ismtr.modelsapi;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

record ModelsConfig(
        String modelsBucket, Authorization.Tables access, String auditTable, Duration auditRetention, String queueUrl) {

    static ModelsConfig read(Environment environment) {
        ModelsConfig config = new ModelsConfig(
                environment.text("MODELS_BUCKET"),
                Authorization.Tables.read(environment),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("TRAINING_QUEUE_URL"));
        environment.check();
        return config;
    }
}
