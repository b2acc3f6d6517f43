package ua.ismtr.requests;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;

/** What is made of a request's text besides the request: the words that it is found by, and its sketch. */
public final class DynamoShownTexts {
    private final DynamoDbClient dynamo;
    private final String lists;

    public DynamoShownTexts(DynamoDbClient dynamo, String listsTable) {
        this.dynamo = dynamo;
        this.lists = listsTable;
    }

    /**
     * Takes the request from the lists of words that its text no longer has. Until then searches leave it out all the same:
     * they look at the text as it is.
     */
    public void replace(StoredRequest before, StoredRequest after) {
        Set<Map<String, AttributeValue>> entries = ListIndex.fixedEntries(after);
        Set<Map<String, AttributeValue>> left = new HashSet<>();
        ListIndex.fixedEntries(before).forEach(entry -> left.add(key(entry)));
        entries.forEach(entry -> left.remove(key(entry)));
        left.forEach(key -> dynamo.deleteItem(delete -> delete.tableName(lists).key(key)));
        entries.stream()
                .filter(entry -> entry.containsKey("sketch"))
                .forEach(entry -> dynamo.putItem(put -> put.tableName(lists).item(entry)));
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> entry) {
        return Map.of("listKey", Items.value(entry, "listKey"), "position", Items.value(entry, "position"));
    }
}
