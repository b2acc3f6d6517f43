package ua.ismtr.forecast;

import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;

/** The settings of the API: those of the schedule, the roles, and the audit log. */
record ForecastApiConfig(ForecastConfig forecast, Authorization.Tables access) {

    static ForecastApiConfig read(Environment environment) {
        ForecastApiConfig config =
                new ForecastApiConfig(ForecastConfig.read(environment), Authorization.Tables.read(environment));
        environment.check();
        return config;
    }
}
