package ua.ismtr.indicators;

import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** Where the function reads. */
record IndicatorsConfig(
        String requestsTable,
        String listsTable,
        Authorization.Tables access,
        String eventsTable,
        String coursesTable,
        String bucket) {

    static IndicatorsConfig read(Environment environment) {
        IndicatorsConfig config = new IndicatorsConfig(
                environment.text("REQUESTS_TABLE"),
                environment.text("LISTS_TABLE"),
                Authorization.Tables.read(environment),
                environment.text("EVENTS_TABLE"),
                environment.text("COURSES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
