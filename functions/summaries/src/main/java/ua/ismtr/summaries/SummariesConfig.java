package ua.ismtr.summaries;

import ua.ismtr.config.Environment;

/** The settings of planning. */
record SummariesConfig(String subscriptionsTable, String mailQueueUrl) {

    static SummariesConfig read(Environment environment) {
        SummariesConfig config =
                new SummariesConfig(environment.text("SUBSCRIPTIONS_TABLE"), environment.text("MAIL_QUEUE_URL"));
        environment.check();
        return config;
    }
}
