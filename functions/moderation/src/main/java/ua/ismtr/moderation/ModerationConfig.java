package ua.ismtr.moderation;

import ua.ismtr.config.Environment;

/** The settings of moderation. */
record ModerationConfig(String countersTable, String bucket) {

    static ModerationConfig read(Environment environment) {
        ModerationConfig config =
                new ModerationConfig(environment.text("COUNTERS_TABLE"), environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
