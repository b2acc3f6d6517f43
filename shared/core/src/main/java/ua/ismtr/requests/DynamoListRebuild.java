package ua.ismtr.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import ua.ismtr.aws.Items;

/** Scans the table of requests and writes their entries by batches. */
final class DynamoListRebuild implements ListRebuild {
    private static final int SOME = 300;

    private final DynamoDbClient dynamo;
    private final RequestItems items;

    DynamoListRebuild(DynamoDbClient dynamo, RequestItems items) {
        this.dynamo = dynamo;
        this.items = items;
    }

    @Override
    public Page page(Optional<String> after) {
        ScanResponse found = dynamo.scan(scan -> scan.tableName(items.requests())
                .consistentRead(true)
                .limit(SOME)
                .exclusiveStartKey(
                        after.map(id -> DynamoRequests.key(new RequestId(id))).orElse(null)));
        List<Map<String, AttributeValue>> entries = new ArrayList<>();
        for (Map<String, AttributeValue> item : found.items()) {
            StoredRequest stored = DynamoRequestDocument.in(item);
            entries.addAll(items.entries(stored));
            if (stored.version() != StoredRequest.FIRST) {
                entries.add(DynamoHistory.item(stored));
            }
        }
        Items.putAll(dynamo, items.lists(), entries);
        return new Page(
                found.items().size(),
                Optional.ofNullable(found.lastEvaluatedKey().get("requestId")).map(AttributeValue::s));
    }
}
