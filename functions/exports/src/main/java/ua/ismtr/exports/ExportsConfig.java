package ua.ismtr.exports;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** The settings of exports. */
record ExportsConfig(
        String requestsTable,
        String listsTable,
        String correctionsTable,
        Authorization.Tables access,
        String auditTable,
        Duration auditRetention,
        String bucket,
        String jobsTable,
        String queueUrl) {

    static ExportsConfig read(Environment environment) {
        ExportsConfig config = new ExportsConfig(
                environment.text("REQUESTS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("CORRECTIONS_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("EXPORTS_BUCKET"),
                environment.text("EXPORT_JOBS_TABLE"),
                environment.text("EXPORTS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
