package ua.ismtr.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/** Postponed notifications as items of the outbox under a key of their own, in the order of their times. */
public final class DynamoPostponed implements Postponed {
    private static final int SOME = 500;
    private static final AttributeValue WAITING = AttributeValue.fromS("waiting");

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoPostponed(DynamoDbClient dynamo, String outboxTable) {
        this.dynamo = dynamo;
        this.table = outboxTable;
    }

    @Override
    public void add(Notification notification) {
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "list", WAITING,
                        "position", position(notification),
                        "notification", AttributeValue.fromS(Json.text(notification)))));
    }

    @Override
    public List<Notification> due(Instant now) {
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("#list = :waiting and #position < :later")
                        .expressionAttributeNames(Map.of("#list", "list", "#position", "position"))
                        .expressionAttributeValues(Map.of(
                                ":waiting",
                                WAITING,
                                ":later",
                                AttributeValue.fromS(Items.position(now.plusMillis(1), ""))))
                        .consistentRead(true)
                        .limit(SOME))
                .items()
                .stream()
                .map(item -> Json.read(Items.text(item, "notification"), Notification.class))
                .toList();
    }

    @Override
    public void remove(Notification notification) {
        dynamo.deleteItem(
                delete -> delete.tableName(table).key(Map.of("list", WAITING, "position", position(notification))));
    }

    private static AttributeValue position(Notification notification) {
        return AttributeValue.fromS(
                Items.position(notification.notBefore(), notification.message().id()));
    }
}
