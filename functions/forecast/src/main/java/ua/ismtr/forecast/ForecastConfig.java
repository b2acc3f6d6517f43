package ua.ismtr.forecast;

import ua.ismtr.config.Environment;

/** The settings of the schedule. */
record ForecastConfig(String countersTable, String bucket) {

    static ForecastConfig read(Environment environment) {
        ForecastConfig config =
                new ForecastConfig(environment.text("COUNTERS_TABLE"), environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
