package ua.ismtr.warnings;

import ua.ismtr.config.Environment;

/** The settings of the API. */
record WarningsApiConfig(String warningsTable, String centersTable, String rolesTable) {

    static WarningsApiConfig read(Environment environment) {
        WarningsApiConfig config = new WarningsApiConfig(
                environment.text("WARNINGS_TABLE"), environment.text("CENTERS_TABLE"), environment.text("ROLES_TABLE"));
        environment.check();
        return config;
    }
}
