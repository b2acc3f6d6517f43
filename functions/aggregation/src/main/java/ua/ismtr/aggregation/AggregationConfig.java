package ua.ismtr.aggregation;

import ua.ismtr.config.Environment;

/** The settings of aggregation. */
record AggregationConfig(String countersTable, String contributionsTable) {

    static AggregationConfig read(Environment environment) {
        AggregationConfig config =
                new AggregationConfig(environment.text("COUNTERS_TABLE"), environment.text("CONTRIBUTIONS_TABLE"));
        environment.check();
        return config;
    }
}
