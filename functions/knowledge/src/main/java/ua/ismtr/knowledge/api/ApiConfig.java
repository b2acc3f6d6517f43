package ua.ismtr.knowledge.api;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** Where the function reads and writes. */
record ApiConfig(
        String requestsTable,
        String listsTable,
        String countersTable,
        String notesTable,
        String warningsTable,
        String eventsTable,
        String coursesTable,
        Authorization.Tables access,
        String auditTable,
        Duration auditRetention,
        String snapshotsBucket,
        String knowledgeBucket) {

    static ApiConfig read(Environment environment) {
        ApiConfig config = new ApiConfig(
                environment.text("REQUESTS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("COUNTERS_TABLE"),
                environment.text("NOTES_TABLE"),
                environment.text("WARNINGS_TABLE"),
                environment.text("EVENTS_TABLE"),
                environment.text("COURSES_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("KNOWLEDGE_BUCKET"));
        environment.check();
        return config;
    }
}
