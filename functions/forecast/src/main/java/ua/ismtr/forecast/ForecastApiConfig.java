package ua.ismtr.forecast;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.config.Environment;

/** The settings of the API: those of the schedule, the roles, and the audit log. */
record ForecastApiConfig(ForecastConfig forecast, String rolesTable, String auditTable, Duration auditRetention) {

    static ForecastApiConfig read(Environment environment) {
        ForecastApiConfig config = new ForecastApiConfig(
                ForecastConfig.read(environment),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment));
        environment.check();
        return config;
    }
}
