package ua.ismtr.imports;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** The settings of imports. */
record ImportsConfig(
        String claimsTable, Authorization.Tables access, String auditTable, Duration auditRetention, String queueUrl) {

    static ImportsConfig read(Environment environment) {
        ImportsConfig config = new ImportsConfig(
                environment.text("CLAIMS_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("REQUESTS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
