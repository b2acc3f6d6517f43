package ua.ismtr.indicators;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.config.Environment;

/** Where the function reads. */
record IndicatorsConfig(
        String requestsTable,
        String listsTable,
        String rolesTable,
        String auditTable,
        Duration auditRetention,
        String eventsTable,
        String coursesTable,
        String bucket) {

    static IndicatorsConfig read(Environment environment) {
        IndicatorsConfig config = new IndicatorsConfig(
                environment.text("REQUESTS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("EVENTS_TABLE"),
                environment.text("COURSES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
