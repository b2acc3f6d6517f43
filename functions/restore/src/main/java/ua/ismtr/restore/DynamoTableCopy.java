package ua.ismtr.restore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/** Copies items from one table to another with the same key, page by page. Copying a page again changes nothing. */
final class DynamoTableCopy {
    private final DynamoDbClient dynamo;

    DynamoTableCopy(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    /** So many items were copied; {@code next} is where the following page begins, if there is one. */
    record Page(int items, Optional<String> next) {}

    /** Copies a page of at most 1 MB. The attributes of the keys are texts in every table. */
    Page page(String from, String to, Optional<String> after) {
        ScanResponse found = dynamo.scan(scan -> scan.tableName(from)
                .consistentRead(true)
                .exclusiveStartKey(after.map(DynamoTableCopy::key).orElse(null)));
        Items.putAll(dynamo, to, found.items());
        return new Page(
                found.items().size(),
                found.lastEvaluatedKey().isEmpty() ? Optional.empty() : Optional.of(text(found.lastEvaluatedKey())));
    }

    private static String text(Map<String, AttributeValue> key) {
        Map<String, String> texts = new TreeMap<>();
        key.forEach((name, value) -> texts.put(name, value.s()));
        return Json.text(texts);
    }

    private static Map<String, AttributeValue> key(String text) {
        Map<String, AttributeValue> key = new HashMap<>();
        Json.read(text, JsonNode.class)
                .properties()
                .forEach(one -> key.put(
                        one.getKey(), AttributeValue.fromS(one.getValue().asText())));
        return key;
    }
}
