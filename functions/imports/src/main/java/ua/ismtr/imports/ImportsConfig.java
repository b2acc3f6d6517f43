package ua.ismtr.imports;

import java.time.Duration;
import ua.ismtr.config.Environment;

/** The settings of imports. */
record ImportsConfig(
        String claimsTable, String rolesTable, String auditTable, Duration auditRetention, String queueUrl) {

    static ImportsConfig read(Environment environment) {
        ImportsConfig config = new ImportsConfig(
                environment.text("CLAIMS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                Duration.ofDays(environment.value("AUDIT_RETENTION_DAYS", Integer::parseInt, 1826)),
                environment.text("REQUESTS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
