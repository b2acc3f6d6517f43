package ua.ismtr.platform;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/** Promises as items under one key, deleted when they are kept, so that reading those that are open is one query. */
public final class DynamoOutbox implements Outbox {
    private static final int SOME = 500;
    private static final AttributeValue OPEN = AttributeValue.fromS("open");

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoOutbox(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<PlatformMessage> open() {
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("#list = :open")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":open", OPEN))
                        .consistentRead(true)
                        .limit(SOME))
                .items()
                .stream()
                .map(item -> Json.read(Items.text(item, "message"), PlatformMessage.class))
                .toList();
    }

    @Override
    public void kept(PlatformMessage message) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(message)));
    }

    public TransactWriteItem item(PlatformMessage message) {
        Map<String, AttributeValue> key = key(message);
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of(
                                "list", OPEN,
                                "position", Items.value(key, "position"),
                                "message", AttributeValue.fromS(Json.text(message)))))
                .build();
    }

    private static Map<String, AttributeValue> key(PlatformMessage message) {
        return Map.of("list", OPEN, "position", AttributeValue.fromS(Items.position(message.at(), message.id())));
    }
}
