package ua.ismtr.summaries.planning;

import ua.ismtr.config.Environment;

/** The settings of planning. */
record PlanningConfig(String subscriptionsTable, String mailQueueUrl) {

    static PlanningConfig read(Environment environment) {
        PlanningConfig config =
                new PlanningConfig(environment.text("SUBSCRIPTIONS_TABLE"), environment.text("MAIL_QUEUE_URL"));
        environment.check();
        return config;
    }
}
