package ua.ismtr.models;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;
import ua.ismtr.requests.RequestId;

/** Corrections as items under one key, in the order of their time: people make them, so one key is enough. */
public final class DynamoCorrections implements Corrections {
    private static final AttributeValue ALL = AttributeValue.fromS("all");

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCorrections(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Stream<Correction> all() {
        return items().map(DynamoCorrections::read);
    }

    private Stream<Map<String, AttributeValue>> items() {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#list = :all")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":all", ALL)))
                .items()
                .stream();
    }

    private static Correction read(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "correction"), Correction.class);
    }

    /** Gives the corrections of this request another text, as when words of it are masked. */
    public void replaceText(RequestId id, String text) {
        all().filter(correction -> correction.requestId().equals(id))
                .map(correction -> correction.withText(text))
                .forEach(
                        correction -> dynamo.putItem(put -> put.tableName(table).item(values(correction))));
    }

    /** Puts other words in all corrections; one that somebody else changes at the same moment stays theirs. */
    public void reword(UnaryOperator<String> words) {
        items().forEach(item -> {
            Correction before = read(item);
            Correction after = before.withText(words.apply(before.text()));
            if (!after.equals(before)) {
                reword(Items.value(item, "correction"), after);
            }
        });
    }

    private void reword(AttributeValue before, Correction after) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(values(after))
                    .conditionExpression("correction = :before")
                    .expressionAttributeValues(Map.of(":before", before)));
        } catch (ConditionalCheckFailedException masked) {
            // A moderator masks words of it: the request's turn comes with its own text.
        }
    }

    /** Deletes the corrections of these requests. */
    public void forget(Set<RequestId> requests) {
        items().filter(item -> requests.contains(read(item).requestId()))
                .forEach(item -> dynamo.deleteItem(delete -> delete.tableName(table)
                        .key(Map.of("list", Items.value(item, "list"), "position", Items.value(item, "position")))));
    }

    public TransactWriteItem item(Correction correction) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(values(correction)))
                .build();
    }

    /** Takes back the correction that was made of this request then. */
    public TransactWriteItem withdrawal(RequestId id, Instant at) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key(id, at)))
                .build();
    }

    private static Map<String, AttributeValue> key(RequestId id, Instant at) {
        return Map.of("list", ALL, "position", AttributeValue.fromS(Items.position(at, id.value())));
    }

    private static Map<String, AttributeValue> values(Correction correction) {
        Map<String, AttributeValue> item = new HashMap<>(key(correction.requestId(), correction.at()));
        item.put("correction", AttributeValue.fromS(Json.text(correction)));
        return item;
    }
}
