package ua.ismtr.requests;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/**
 * Steps as a list of their own for each request, in the table of lists, by the version that they led to. A request that
 * has not changed has no such list yet: its one step stands in the request itself.
 */
final class DynamoHistory implements History {
    private final DynamoDbClient dynamo;
    private final String lists;

    DynamoHistory(DynamoDbClient dynamo, String listsTable) {
        this.dynamo = dynamo;
        this.lists = listsTable;
    }

    @Override
    public List<HistoryEntry> of(StoredRequest stored) {
        if (stored.version() == StoredRequest.FIRST) {
            return List.of(stored.step());
        }
        return items(dynamo, lists, stored.id()).stream()
                .map(item -> Json.read(Items.text(item, "step"), HistoryEntry.class))
                .toList();
    }

    /** The items of the steps of a request that has changed, oldest first. */
    static List<Map<String, AttributeValue>> items(DynamoDbClient dynamo, String lists, RequestId id) {
        return dynamo
                .queryPaginator(query -> query.tableName(lists)
                        .keyConditionExpression("listKey = :listKey")
                        .expressionAttributeValues(Map.of(":listKey", listKey(id)))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    /** The item of the step that led to this version. */
    static Map<String, AttributeValue> item(StoredRequest stored) {
        return Map.of(
                "listKey", listKey(stored.id()),
                "position", AttributeValue.fromS("%010d".formatted(stored.version())),
                "step", AttributeValue.fromS(Json.text(stored.step())));
    }

    private static AttributeValue listKey(RequestId id) {
        return AttributeValue.fromS("history=" + id);
    }
}
