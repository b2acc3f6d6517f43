package ua.ismtr.audit;

import java.time.Duration;
import ua.ismtr.config.Environment;

/** The settings of the function. */
record AuditConfig(String auditTable, Duration retention, String bucket) {

    static AuditConfig read(Environment environment) {
        AuditConfig config = new AuditConfig(
                environment.text("AUDIT_TABLE"),
                Duration.ofDays(environment.value("AUDIT_RETENTION_DAYS", Integer::parseInt, 1826)),
                environment.text("AUDIT_BUCKET"));
        environment.check();
        return config;
    }
}
