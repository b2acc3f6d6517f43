package ua.ismtr.planning;

import ua.ismtr.config.Environment;

/** Where planning reads and writes. */
record PlanningConfig(String listsTable, String eventsTable, String rolesTable, String bucket) {

    static PlanningConfig read(Environment environment) {
        PlanningConfig config = new PlanningConfig(
                environment.text("LISTS_TABLE"),
                environment.text("EVENTS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
