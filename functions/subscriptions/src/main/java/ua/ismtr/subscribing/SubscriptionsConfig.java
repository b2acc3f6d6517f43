package ua.ismtr.subscribing;

import java.net.URI;
import ua.ismtr.config.Environment;

/** The settings of the subscriptions. */
record SubscriptionsConfig(
        String subscriptionsTable,
        String questionsTable,
        String sendsTable,
        String countersTable,
        String listsTable,
        String requestsTable,
        String eventsTable,
        String warningsTable,
        String centersTable,
        String rolesTable,
        String bucket,
        String mailQueueUrl,
        URI dashboard,
        String linksSecretArn) {

    static SubscriptionsConfig read(Environment environment) {
        SubscriptionsConfig config = new SubscriptionsConfig(
                environment.text("SUBSCRIPTIONS_TABLE"),
                environment.text("QUESTIONS_TABLE"),
                environment.text("SENDS_TABLE"),
                environment.text("COUNTERS_TABLE"),
                environment.text("LISTS_TABLE"),
                environment.text("REQUESTS_TABLE"),
                environment.text("EVENTS_TABLE"),
                environment.text("WARNINGS_TABLE"),
                environment.text("CENTERS_TABLE"),
                environment.text("ROLES_TABLE"),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("MAIL_QUEUE_URL"),
                URI.create(environment.text("DASHBOARD_URL")),
                environment.text("LINKS_SECRET_ARN"));
        environment.check();
        return config;
    }
}
