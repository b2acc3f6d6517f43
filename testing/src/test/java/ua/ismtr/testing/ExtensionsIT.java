package ua.ismtr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class ExtensionsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final SqsExtension SQS = new SqsExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    @Test
    void createsTheTablesOfTheTemplateWithIndexesAndExpiry() {
        DYNAMO.client()
                .putItem(request -> request.tableName(DYNAMO.table("CountersTable"))
                        .item(Map.of(
                                "partition", AttributeValue.fromS("p"),
                                "cell", AttributeValue.fromS("c"),
                                "changeShard", AttributeValue.fromS("s"),
                                "changedAt", AttributeValue.fromN("1"))));
        assertThat(DYNAMO.client()
                        .query(request -> request.tableName(DYNAMO.table("CountersTable"))
                                .indexName("changes")
                                .keyConditionExpression("changeShard = :s")
                                .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("s"))))
                        .count())
                .isEqualTo(1);
        assertThat(DYNAMO.client()
                        .describeTimeToLive(request -> request.tableName(DYNAMO.table("ClaimsTable")))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void createsTheQueuesOfTheTemplateWithTheirDeadLetterQueues() {
        assertThat(SQS.client()
                        .getQueueAttributes(request ->
                                request.queueUrl(SQS.url("RequestsQueue")).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "180")
                .hasEntrySatisfying(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy -> assertThat(policy).contains("RequestsDeadLetterQueue", "5"));
        SQS.client()
                .sendMessage(
                        request -> request.queueUrl(SQS.url("RequestsQueue")).messageBody("hello"));
        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(SQS.drain("RequestsQueue"))
                        .extracting(Message::body)
                        .containsExactly("hello"));
    }

    @Test
    void createsTheBucketsOfTheTemplate() {
        S3.client()
                .putObject(
                        request -> request.bucket(S3.bucket("SnapshotsBucket")).key("a/b"),
                        RequestBody.fromString("text"));
        assertThat(S3.client()
                        .getObjectAsBytes(request ->
                                request.bucket(S3.bucket("SnapshotsBucket")).key("a/b"))
                        .asUtf8String())
                .isEqualTo("text");
    }
}
