package ua.ismtr.requests;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;

/** Requests as items: the version that conditions need, and the whole request. */
public final class DynamoRequests implements Requests {
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
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoRequestDocument.in(item));
    }

    @Override
    public Map<RequestId, StoredRequest> findAll(List<RequestId> ids) {
        List<Map<String, AttributeValue>> keys =
                ids.stream().map(DynamoRequests::key).toList();
        return Items.getAll(dynamo, table, keys, true).stream()
                .map(DynamoRequestDocument::in)
                .collect(toMap(StoredRequest::id, Function.identity()));
    }

    public static Map<String, AttributeValue> key(RequestId id) {
        return Map.of("requestId", AttributeValue.fromS(id.value()));
    }
}
