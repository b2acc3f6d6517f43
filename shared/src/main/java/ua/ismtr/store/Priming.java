package ua.ismtr.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Resource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sqs.SqsClient;
import ua.ismtr.domain.Center;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Contribution;
import ua.ismtr.domain.Format;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.Role;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;
import ua.ismtr.domain.TrainingRequest;
import ua.ismtr.domain.Urgency;
import ua.ismtr.json.Json;

/**
 * Uses the clients and reads and writes JSON once before a snapshot of the process is taken, so that what is loaded with
 * the first use is in the snapshot and no request waits for it. Nothing comes of the calls: there is no such table or
 * queue.
 *
 * <p>It is a constant since the context of checkpoints does not keep what is registered with it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">Runtime hooks of SnapStart</a>
 */
enum Priming implements Resource {
    ONCE;

    private static final String NOWHERE = "ismtr-priming";
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS(NOWHERE));
    private static final Map<String, AttributeValue> VALUES = Map.of(":id", AttributeValue.fromS(NOWHERE));

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        readAndWriteJson();
        call(Clients.ofProcess().dynamo());
        call(Clients.ofProcess().sqs());
    }

    private static void readAndWriteJson() {
        TopicId topic = TopicId.OTHER;
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(NOWHERE),
                Instant.EPOCH,
                new RegionId("UA-30"),
                new Center(NOWHERE, NOWHERE, "UA80000000000093317"),
                Role.OTHER,
                NOWHERE,
                Format.ANY,
                1,
                Urgency.NORMAL,
                null);
        Classification classification = new Classification(
                List.of(new TopicScore(topic, 1)), true, NOWHERE, Map.of(topic, List.of(NOWHERE)));
        StoredRequest stored = StoredRequest.classified(request, classification, Instant.EPOCH);
        Json.read(Json.text(stored), StoredRequest.class);
        Json.read(Json.text(stored.contribution()), Contribution.class);
        try {
            Json.MAPPER.writeValueAsBytes(Json.MAPPER.readTree(Json.text(stored)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void call(DynamoDbClient dynamo) {
        ask(() -> dynamo.getItem(get -> get.tableName(NOWHERE).key(KEY)));
        ask(() -> dynamo.query(query ->
                query.tableName(NOWHERE).keyConditionExpression("id = :id").expressionAttributeValues(VALUES)));
        ask(() -> dynamo.putItem(put -> put.tableName(NOWHERE).item(KEY)));
        ask(() -> dynamo.updateItem(update -> update.tableName(NOWHERE)
                .key(KEY)
                .updateExpression("SET n = :id")
                .expressionAttributeValues(VALUES)));
        TransactWriteItem item = TransactWriteItem.builder()
                .update(update -> update.tableName(NOWHERE)
                        .key(KEY)
                        .updateExpression("SET n = :id")
                        .expressionAttributeValues(VALUES))
                .build();
        ask(() -> dynamo.transactWriteItems(write -> write.transactItems(item)));
    }

    private static void call(SqsClient sqs) {
        String url = System.getenv().getOrDefault("AWS_ENDPOINT_URL_SQS", "https://sqs.invalid");
        ask(() -> sqs.sendMessage(send -> send.queueUrl(url + "/" + NOWHERE).messageBody(NOWHERE)));
    }

    private static void ask(Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            // The answer that there is no such thing, or that it may not be asked for, is as good as any.
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
