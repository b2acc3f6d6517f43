package ua.ismtr.classification;

import java.time.Duration;
import ua.ismtr.authorization.AuditRetention;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.config.Environment;

/**
 * The settings of classification.
 *
 * @param notificationsUrl where the platform is told of a new status; empty: nowhere
 */
record ClassificationConfig(
        DynamoRequestChanges.Tables tables,
        Duration auditRetention,
        String linksTable,
        String personalDataTable,
        String personalDataKeyArn,
        Duration personalDataRetention,
        String queueUrl,
        String notificationsUrl,
        String notificationsQueueUrl,
        String modelsBucket,
        String snapshotsBucket,
        SecondOpinionConfig secondOpinion) {

    /**
     * Whether and how a second opinion is asked for.
     *
     * @param modelId of a model on Amazon Bedrock; empty to ask none
     * @param patience how long to wait for an answer
     * @param decides whether its topics count without a moderator
     */
    record SecondOpinionConfig(String modelId, Duration patience, int callsADay, boolean decides, String limitsTable) {

        boolean on() {
            return !modelId.isEmpty();
        }
    }

    static ClassificationConfig read(Environment environment) {
        ClassificationConfig config = new ClassificationConfig(
                DynamoRequestChanges.Tables.read(environment),
                AuditRetention.read(environment),
                environment.text("LINKS_TABLE"),
                environment.text("PERSONAL_DATA_TABLE"),
                environment.text("PERSONAL_DATA_KEY_ARN"),
                Duration.ofDays(environment.value("PERSONAL_DATA_RETENTION_DAYS", Integer::parseInt, 1095)),
                environment.text("CLASSIFIED_QUEUE_URL"),
                environment.text("NOTIFICATIONS_URL", ""),
                environment.text("NOTIFICATIONS_QUEUE_URL"),
                environment.text("MODELS_BUCKET"),
                environment.text("SNAPSHOTS_BUCKET"),
                new SecondOpinionConfig(
                        environment.text("SECOND_OPINION_MODEL_ID", ""),
                        Duration.ofMillis(environment.value("SECOND_OPINION_MILLISECONDS", Integer::parseInt, 2000)),
                        environment.value("SECOND_OPINION_CALLS_A_DAY", Integer::parseInt, 500),
                        environment.value("SECOND_OPINION_DECIDES", Boolean::parseBoolean, false),
                        environment.text("LIMITS_TABLE")));
        environment.check();
        return config;
    }
}
