package ua.ismtr.notifications;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.config.Environment;

/**
 * The settings of notifications.
 *
 * @param url where the platform is told; null: nowhere
 * @param secretArn of its secrets the first one signs
 */
record NotificationsConfig(
        @Nullable URI url, String secretArn, String queueUrl, String deadLetterQueueUrl, String outboxTable) {

    static NotificationsConfig read(Environment environment) {
        Optional<URI> url =
                environment.value("NOTIFICATIONS_URL", text -> Optional.of(URI.create(text)), Optional.empty());
        NotificationsConfig config = new NotificationsConfig(
                url.orElse(null),
                environment.text("NOTIFICATIONS_SECRET_ARN"),
                environment.text("NOTIFICATIONS_QUEUE_URL"),
                environment.text("NOTIFICATIONS_DEAD_LETTER_QUEUE_URL"),
                environment.text("OUTBOX_TABLE"));
        environment.check();
        return config;
    }
}
