package ua.ismtr.forecast;

import ua.ismtr.config.Environment;

/** The settings of the API: those of the schedule, and the roles. */
record ForecastApiConfig(ForecastConfig forecast, String rolesTable) {

    static ForecastApiConfig read(Environment environment) {
        ForecastApiConfig config =
                new ForecastApiConfig(ForecastConfig.read(environment), environment.text("ROLES_TABLE"));
        environment.check();
        return config;
    }
}
