package ua.ismtr.courses;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/**
 * Overlaps as items under one key. What is found and what is decided are attributes of their own, so that neither write can undo the other; a
 * pair that is no longer alike keeps its decision for the day when it is again.
 */
final class DynamoOverlaps implements Overlaps {
    private static final AttributeValue OVERLAPS = AttributeValue.fromS("overlaps");
    private static final AttributeValue ONE = AttributeValue.fromN("1");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoOverlaps(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<Overlap> all() {
        return items().flatMap(item -> overlap(item).stream())
                .sorted(Comparator.comparingDouble((Overlap one) -> -one.pair().score())
                        .thenComparing(Overlap::overlapId))
                .toList();
    }

    private Stream<Map<String, AttributeValue>> items() {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#list = :overlaps")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":overlaps", OVERLAPS))
                        .consistentRead(true))
                .items()
                .stream();
    }

    @Override
    public Optional<Overlap> find(String overlapId) {
        if (!Items.canBeSortKey(overlapId)) {
            return Optional.empty();
        }
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(overlapId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : overlap(item);
    }

    @Override
    public void found(Map<String, Overlap.Pair> pairs) {
        Map<String, String> before = new HashMap<>();
        items().filter(item -> item.containsKey("pair"))
                .forEach(item -> before.put(Items.text(item, "position"), Items.text(item, "pair")));
        pairs.forEach((id, pair) -> {
            String json = Json.text(pair);
            if (!json.equals(before.remove(id))) {
                update(
                        id,
                        "SET pair = :pair ADD version :one",
                        Map.of(":pair", AttributeValue.fromS(json), ":one", ONE));
            }
        });
        before.keySet().forEach(id -> update(id, "REMOVE pair ADD version :one", Map.of(":one", ONE)));
    }

    private void update(String id, String expression, Map<String, AttributeValue> values) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(id))
                .updateExpression(expression)
                .expressionAttributeValues(values));
    }

    @Override
    public Optional<Overlap> decide(Overlap overlap, OverlapDecision decision) {
        Overlap decided = new Overlap(overlap.overlapId(), overlap.pair(), decision, overlap.version() + 1);
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(overlap.overlapId()))
                    .updateExpression("SET decision = :decision, version = :next")
                    .conditionExpression("version = :version")
                    .expressionAttributeValues(Map.of(
                            ":decision", AttributeValue.fromS(Json.text(decision)),
                            ":next", AttributeValue.fromN(Long.toString(decided.version())),
                            ":version", AttributeValue.fromN(Long.toString(overlap.version())))));
            return Optional.of(decided);
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(decided).filter(one -> ConditionalPut.isDone(one, find(one.overlapId())));
        }
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("list", OVERLAPS, "position", AttributeValue.fromS(id));
    }

    private static Optional<Overlap> overlap(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("pair"))
                .map(pair -> new Overlap(
                        Items.text(item, "position"),
                        Json.read(pair.s(), Overlap.Pair.class),
                        decision(item.get("decision")),
                        Items.number(item, "version")));
    }

    private static @Nullable OverlapDecision decision(@Nullable AttributeValue json) {
        return json == null ? null : Json.read(json.s(), OverlapDecision.class);
    }
}
