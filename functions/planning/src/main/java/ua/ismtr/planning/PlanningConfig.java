package ua.ismtr.planning;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** Where planning reads and writes. */
record PlanningConfig(
        String listsTable,
        String eventsTable,
        Authorization.Tables access,
        String regionalCentersTable,
        String auditTable,
        Duration auditRetention,
        String bucket) {

    static PlanningConfig read(Environment environment) {
        PlanningConfig config = new PlanningConfig(
                environment.text("LISTS_TABLE"),
                environment.text("EVENTS_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("REGIONAL_CENTERS_TABLE"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
