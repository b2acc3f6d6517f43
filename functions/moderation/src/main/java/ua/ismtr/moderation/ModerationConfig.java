package ua.ismtr.moderation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.config.Environment;

/**
 * The settings of moderation.
 *
 * @param firstAdministrators people who are administrators until an administrator decides otherwise
 * @param textRetention how long the words of a request are kept from its submission on
 * @param notificationsUrl where the platform is told of a new status; empty: nowhere
 */
record ModerationConfig(
        DynamoRequestChanges.Tables tables,
        String personalDataTable,
        String personalDataKeyArn,
        String rolesTable,
        String peopleTable,
        Set<String> firstAdministrators,
        String linksTable,
        Duration auditRetention,
        Duration textRetention,
        String bucket,
        String notificationsUrl,
        String notificationsQueueUrl) {

    static ModerationConfig read(Environment environment) {
        ModerationConfig config = new ModerationConfig(
                DynamoRequestChanges.Tables.read(environment),
                environment.text("PERSONAL_DATA_TABLE"),
                environment.text("PERSONAL_DATA_KEY_ARN"),
                environment.text("ROLES_TABLE"),
                environment.text("PEOPLE_TABLE"),
                environment.value("FIRST_ADMINISTRATORS", ModerationConfig::people, Set.of()),
                environment.text("LINKS_TABLE"),
                AuditRetention.read(environment),
                Duration.ofDays(environment.value("TEXT_RETENTION_DAYS", Integer::parseInt, 3650)),
                environment.text("SNAPSHOTS_BUCKET"),
                environment.text("NOTIFICATIONS_URL", ""),
                environment.text("NOTIFICATIONS_QUEUE_URL"));
        environment.check();
        return config;
    }

    private static Set<String> people(String names) {
        return Arrays.stream(names.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
