package ua.ismtr.warnings;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** The settings of the API. */
record WarningsApiConfig(
        String warningsTable,
        String centersTable,
        Authorization.Tables access,
        String auditTable,
        Duration auditRetention) {

    static WarningsApiConfig read(Environment environment) {
        WarningsApiConfig config = new WarningsApiConfig(
                environment.text("WARNINGS_TABLE"),
                environment.text("CENTERS_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment));
        environment.check();
        return config;
    }
}
