package ua.ismtr.catalogue;

import ua.ismtr.config.Environment;

/** Where the catalogue reads and writes. */
record CatalogueConfig(String coursesTable, String rolesTable, String bucket) {

    static CatalogueConfig read(Environment environment) {
        CatalogueConfig config = new CatalogueConfig(
                environment.text("COURSES_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
