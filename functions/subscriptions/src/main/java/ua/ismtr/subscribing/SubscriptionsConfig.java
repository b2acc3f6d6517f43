package ua.ismtr.subscribing;

import java.net.URI;
import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.config.Environment;
import ua.ismtr.emails.SummarySources;

/** The settings of the subscriptions. */
record SubscriptionsConfig(
        String subscriptionsTable,
        String questionsTable,
        String sendsTable,
        SummarySources sources,
        Authorization.Tables access,
        String auditTable,
        Duration auditRetention,
        String mailQueueUrl,
        URI dashboard,
        String linksSecretArn) {

    static SubscriptionsConfig read(Environment environment) {
        SubscriptionsConfig config = new SubscriptionsConfig(
                environment.text("SUBSCRIPTIONS_TABLE"),
                environment.text("QUESTIONS_TABLE"),
                environment.text("SENDS_TABLE"),
                SummarySources.read(environment),
                Authorization.Tables.read(environment),
                environment.text("AUDIT_TABLE"),
                AuditRetention.read(environment),
                environment.text("MAIL_QUEUE_URL"),
                URI.create(environment.text("DASHBOARD_URL")),
                environment.text("LINKS_SECRET_ARN"));
        environment.check();
        return config;
    }
}
