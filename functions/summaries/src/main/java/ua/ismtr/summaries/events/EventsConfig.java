package ua.ismtr.summaries.events;

import ua.ismtr.config.Environment;

/** Where the books are. */
record EventsConfig(String subscriptionsTable, String sendsTable) {

    static EventsConfig read(Environment environment) {
        EventsConfig config =
                new EventsConfig(environment.text("SUBSCRIPTIONS_TABLE"), environment.text("SENDS_TABLE"));
        environment.check();
        return config;
    }
}
