package ua.ismtr.mailevents;

import ua.ismtr.config.Environment;

/** Where the books are. */
record MailEventsConfig(String subscriptionsTable, String questionsTable, String sendsTable) {

    static MailEventsConfig read(Environment environment) {
        MailEventsConfig config = new MailEventsConfig(
                environment.text("SUBSCRIPTIONS_TABLE"),
                environment.text("QUESTIONS_TABLE"),
                environment.text("SENDS_TABLE"));
        environment.check();
        return config;
    }
}
