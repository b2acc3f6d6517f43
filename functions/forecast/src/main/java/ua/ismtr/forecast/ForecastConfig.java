package ua.ismtr.forecast;

import ua.ismtr.config.Environment;

/** The settings of the schedule and the API; the schedule needs no roles. */
record ForecastConfig(String countersTable, String bucket, String rolesTable) {

    static ForecastConfig read(Environment environment) {
        ForecastConfig config = new ForecastConfig(
                environment.text("COUNTERS_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("ROLES_TABLE", ""));
        environment.check();
        return config;
    }
}
