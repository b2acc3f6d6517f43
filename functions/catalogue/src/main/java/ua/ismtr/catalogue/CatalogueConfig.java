package ua.ismtr.catalogue;

import java.time.Duration;
import ua.ismtr.config.Environment;

/** Where the catalogue reads and writes. */
record CatalogueConfig(
        String coursesTable, String rolesTable, String bucket, String auditTable, Duration auditRetention) {

    static CatalogueConfig read(Environment environment) {
        CatalogueConfig config = new CatalogueConfig(
                environment.text("COURSES_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("AUDIT_TABLE"),
                Duration.ofDays(environment.value("AUDIT_RETENTION_DAYS", Integer::parseInt, 1826)));
        environment.check();
        return config;
    }
}
