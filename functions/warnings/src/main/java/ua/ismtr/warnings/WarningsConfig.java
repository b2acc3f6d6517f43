package ua.ismtr.warnings;

import ua.ismtr.config.Environment;

/** The settings of the schedule. */
record WarningsConfig(
        String countersTable,
        String bucket,
        String warningsTable,
        String centersTable,
        String listsTable,
        String requestsTable) {

    static WarningsConfig read(Environment environment) {
        WarningsConfig config = new WarningsConfig(
                environment.text("COUNTERS_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("WARNINGS_TABLE"),
                environment.text("CENTERS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("REQUESTS_TABLE"));
        environment.check();
        return config;
    }
}
