package ua.ismtr.restore;

import ua.ismtr.config.Environment;

/** The settings of the function. */
record RestoreConfig(String requestsTable, String listsTable) {

    static RestoreConfig read(Environment environment) {
        RestoreConfig config = new RestoreConfig(environment.text("REQUESTS_TABLE"), environment.text("LISTS_TABLE"));
        environment.check();
        return config;
    }
}
