package ua.ismtr.platform;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;
import ua.ismtr.requests.RequestId;

/** Claims of imports beside those of webhooks, in the same table; they do not expire, since a file may come after years. */
final class DynamoImportClaims implements ImportClaims {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoImportClaims(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Map<RequestId, String> hashes(List<RequestId> ids) {
        List<Map<String, AttributeValue>> keys = ids.stream()
                .map(id -> Map.of("requestId", AttributeValue.fromS(id.value())))
                .toList();
        return Items.getAll(dynamo, table, keys, true).stream()
                .collect(toMap(
                        item -> new RequestId(Items.text(item, "requestId")), item -> Items.text(item, "bodyHash")));
    }

    @Override
    public void put(Map<RequestId, String> hashes, Instant now) {
        Items.putAll(
                dynamo,
                table,
                hashes.entrySet().stream()
                        .map(entry -> Map.of(
                                "requestId", AttributeValue.fromS(entry.getKey().value()),
                                "bodyHash", AttributeValue.fromS(entry.getValue()),
                                "queuedAt", AttributeValue.fromN(Long.toString(now.toEpochMilli()))))
                        .toList());
    }
}
