package ua.ismtr.imports;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.config.Environment;

/** The settings of imports. */
record ImportsConfig(
        String claimsTable, String rolesTable, String auditTable, Duration auditRetention, String queueUrl) {

    static ImportsConfig read(Environment environment) {
        ImportsConfig config = new ImportsConfig(
                environment.text("CLAIMS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("REQUESTS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
