package ua.ismtr.audit;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.config.Environment;

/** The settings of the function. */
record AuditConfig(String auditTable, Duration retention, String bucket) {

    static AuditConfig read(Environment environment) {
        AuditConfig config = new AuditConfig(
                environment.text("AUDIT_TABLE"), AuditRetention.read(environment), environment.text("AUDIT_BUCKET"));
        environment.check();
        return config;
    }
}
