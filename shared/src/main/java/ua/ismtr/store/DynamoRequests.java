package ua.ismtr.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.json.Json;

/** Requests as items: the version that conditions need, and the whole request as JSON. */
public final class DynamoRequests implements Requests {
    /** How many items a batch may read (Amazon DynamoDB quota). */
    private static final int BATCH = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoRequests(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<StoredRequest> find(RequestId id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(request(item));
    }

    @Override
    public Map<RequestId, StoredRequest> findAll(List<RequestId> ids) {
        Map<RequestId, StoredRequest> found = new HashMap<>();
        List<RequestId> distinct = ids.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            List<Map<String, AttributeValue>> keys = distinct.subList(from, Math.min(distinct.size(), from + BATCH)).stream()
                    .map(DynamoRequests::key)
                    .toList();
            Map<String, KeysAndAttributes> open = Map.of(
                    table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
            for (int attempt = 0; !open.isEmpty(); attempt++) {
                Items.pauseBefore(attempt);
                Map<String, KeysAndAttributes> request = open;
                var response = dynamo.batchGetItem(get -> get.requestItems(request));
                response.responses().getOrDefault(table, List.of()).stream()
                        .map(DynamoRequests::request)
                        .forEach(stored -> found.put(stored.id(), stored));
                open = response.unprocessedKeys();
            }
        }
        return found;
    }

    static Map<String, AttributeValue> key(RequestId id) {
        return Map.of("requestId", AttributeValue.fromS(id.value()));
    }

    private static StoredRequest request(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "document"), StoredRequest.class);
    }
}
