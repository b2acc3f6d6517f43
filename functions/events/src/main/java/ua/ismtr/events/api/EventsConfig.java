package ua.ismtr.events.api;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.config.Environment;

/**
 * The settings of the function.
 *
 * @param secretArn what the platform signs with
 * @param notificationsUrl where the platform is told; empty: nowhere
 */
record EventsConfig(
        String eventsTable,
        DynamoRequestChanges.Tables tables,
        Authorization.Tables access,
        String centersTable,
        Duration auditRetention,
        String secretArn,
        String notificationsUrl,
        String notificationsQueueUrl) {

    static EventsConfig read(Environment environment) {
        EventsConfig config = new EventsConfig(
                environment.text("EVENTS_TABLE"),
                DynamoRequestChanges.Tables.read(environment),
                Authorization.Tables.read(environment),
                environment.text("CENTERS_TABLE"),
                AuditRetention.read(environment),
                environment.text("WEBHOOK_SECRET_ARN"),
                environment.text("NOTIFICATIONS_URL", ""),
                environment.text("NOTIFICATIONS_QUEUE_URL"));
        environment.check();
        return config;
    }
}
