package ua.ismtr.warnings;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.config.Environment;

/** The settings of the API. */
record WarningsApiConfig(
        String warningsTable, String centersTable, String rolesTable, String auditTable, Duration auditRetention) {

    static WarningsApiConfig read(Environment environment) {
        WarningsApiConfig config = new WarningsApiConfig(
                environment.text("WARNINGS_TABLE"),
                environment.text("CENTERS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment));
        environment.check();
        return config;
    }
}
