package ua.ismtr.catalogue;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** Where the catalogue reads and writes. */
record CatalogueConfig(
        String coursesTable, Authorization.Tables access, String bucket, String auditTable, Duration auditRetention) {

    static CatalogueConfig read(Environment environment) {
        CatalogueConfig config = new CatalogueConfig(
                environment.text("COURSES_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment));
        environment.check();
        return config;
    }
}
