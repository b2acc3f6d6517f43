package ua.ismtr.knowledge.building;

import ua.ismtr.config.Environment;

/** Where the function reads and writes. */
record BuildingConfig(
        String requestsTable,
        String listsTable,
        String countersTable,
        String notesTable,
        String warningsTable,
        String eventsTable,
        String coursesTable,
        String snapshotsBucket,
        String knowledgeBucket) {

    static BuildingConfig read(Environment environment) {
        BuildingConfig config = new BuildingConfig(
                environment.text("REQUESTS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("COUNTERS_TABLE"),
                environment.text("NOTES_TABLE"),
                environment.text("WARNINGS_TABLE"),
                environment.text("EVENTS_TABLE"),
                environment.text("COURSES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("KNOWLEDGE_BUCKET"));
        environment.check();
        return config;
    }
}
