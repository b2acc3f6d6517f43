package ua.ismtr.snapshots;

import ua.ismtr.config.Environment;

/** The settings of snapshots. */
record SnapshotsConfig(String countersTable, String bucket) {

    static SnapshotsConfig read(Environment environment) {
        SnapshotsConfig config =
                new SnapshotsConfig(environment.text("COUNTERS_TABLE"), environment.text("SNAPSHOTS_BUCKET"));
        environment.check();
        return config;
    }
}
