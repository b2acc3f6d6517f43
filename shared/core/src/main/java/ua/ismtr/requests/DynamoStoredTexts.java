package ua.ismtr.requests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/** Scans the table of requests. How far that has come is an item of the table of lists. */
final class DynamoStoredTexts implements StoredTexts {
    private final DynamoDbClient dynamo;
    private final String requests;
    private final String lists;

    DynamoStoredTexts(DynamoDbClient dynamo, String requestsTable, String listsTable) {
        this.dynamo = dynamo;
        this.requests = requestsTable;
        this.lists = listsTable;
    }

    @Override
    public Optional<Progress> progress(String work) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(lists).key(key(work)).consistentRead(true))
                .item();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        @Nullable AttributeValue after = item.get("after");
        return Optional.of(new Progress(
                Math.toIntExact(Items.number(item, "workVersion")),
                after == null ? null : after.s(),
                Items.value(item, "done").bool()));
    }

    @Override
    public boolean keep(String work, Progress progress) {
        Map<String, AttributeValue> item = new HashMap<>(key(work));
        AttributeValue version = AttributeValue.fromN(Integer.toString(progress.version()));
        item.put("workVersion", version);
        item.put("done", AttributeValue.fromBool(progress.done()));
        @Nullable String after = progress.after();
        if (after != null) {
            item.put("after", AttributeValue.fromS(after));
        }
        try {
            dynamo.putItem(put -> put.tableName(lists)
                    .item(item)
                    .conditionExpression("attribute_not_exists(workVersion) OR workVersion <= :version")
                    .expressionAttributeValues(Map.of(":version", version)));
            return true;
        } catch (ConditionalCheckFailedException newer) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String work) {
        return Map.of("listKey", AttributeValue.fromS("work=" + work), "position", AttributeValue.fromS("progress"));
    }

    @Override
    public Page page(Optional<String> after, int limit) {
        ScanResponse found = dynamo.scan(scan -> scan.tableName(requests)
                .consistentRead(true)
                .limit(limit)
                .exclusiveStartKey(
                        after.map(id -> DynamoRequests.key(new RequestId(id))).orElse(null)));
        List<StoredRequest> stored =
                found.items().stream().map(DynamoRequestDocument::in).toList();
        return new Page(
                stored,
                Optional.ofNullable(found.lastEvaluatedKey().get("requestId")).map(AttributeValue::s));
    }

    @Override
    public void rewordSteps(RequestId id, UnaryOperator<String> words) {
        for (Map<String, AttributeValue> item : DynamoHistory.items(dynamo, lists, id)) {
            HistoryEntry before = Json.read(Items.text(item, "step"), HistoryEntry.class);
            HistoryEntry after = before.inOtherWords(words);
            if (!after.equals(before)) {
                reword(item, Items.value(item, "step"), Json.text(after));
            }
        }
    }

    private void reword(Map<String, AttributeValue> item, AttributeValue before, String after) {
        try {
            dynamo.updateItem(update -> update.tableName(lists)
                    .key(Map.of("listKey", Items.value(item, "listKey"), "position", Items.value(item, "position")))
                    .conditionExpression("step = :before")
                    .updateExpression("SET step = :after")
                    .expressionAttributeValues(Map.of(":before", before, ":after", AttributeValue.fromS(after))));
        } catch (ConditionalCheckFailedException changed) {
            // Steps change by this work alone, so what is there now is what it would have been.
        }
    }
}
