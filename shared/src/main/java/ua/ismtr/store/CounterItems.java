package ua.ismtr.store;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import ua.ismtr.domain.Cell;
import ua.ismtr.domain.Contribution;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.TopicId;
import ua.ismtr.json.Json;

/** How contributions and cells are items: what a transaction writes to count, whoever's transaction it is. */
final class CounterItems {
    static final int SHARDS = 8;

    private final DynamoDbClient dynamo;
    private final String cells;
    private final String contributions;
    private final Clock clock;

    CounterItems(DynamoDbClient dynamo, String cells, String contributions, Clock clock) {
        this.dynamo = dynamo;
        this.cells = cells;
        this.contributions = contributions;
        this.clock = clock;
    }

    /** What the requests contribute now, read consistently. */
    Map<RequestId, Contribution> read(List<RequestId> wanted) {
        Map<RequestId, Contribution> found = new HashMap<>();
        List<Map<String, AttributeValue>> keys = wanted.stream()
                .map(id -> Map.of("requestId", AttributeValue.fromS(id.value())))
                .toList();
        Map<String, KeysAndAttributes> open = Map.of(
                contributions,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> request = open;
            var response = dynamo.batchGetItem(get -> get.requestItems(request));
            for (Map<String, AttributeValue> item : response.responses().getOrDefault(contributions, List.of())) {
                Contribution contribution = Json.read(Items.text(item, "contribution"), Contribution.class);
                found.put(contribution.requestId(), contribution);
            }
            open = response.unprocessedKeys();
        }
        return found;
    }

    /** What the move writes; writers that met before go to other shards of the cells, by chance. */
    List<TransactWriteItem> items(Move move, int attempt) {
        List<TransactWriteItem> items = new ArrayList<>();
        for (Move.Step step : move.steps()) {
            items.add(TransactWriteItem.builder().put(replacement(step)).build());
        }
        int shard = attempt == 0 ? 0 : ThreadLocalRandom.current().nextInt(Math.min(SHARDS, 1 << attempt));
        move.gains()
                .forEach((cell, gains) -> items.add(
                        TransactWriteItem.builder().update(addition(cell, shard, gains)).build()));
        return items;
    }

    private Put replacement(Move.Step step) {
        Contribution after = step.after();
        Put.Builder put = Put.builder()
                .tableName(contributions)
                .item(Map.of(
                        "requestId", AttributeValue.fromS(after.requestId().value()),
                        "version", AttributeValue.fromN(Long.toString(after.version())),
                        "contribution", AttributeValue.fromS(Json.text(after))));
        if (step.before().isEmpty()) {
            return put.conditionExpression("attribute_not_exists(requestId)").build();
        }
        String version = Long.toString(step.before().get().version());
        return put.conditionExpression("version = :before")
                .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(version)))
                .build();
    }

    private Update addition(Cell cell, int shard, Map<String, Long> gains) {
        String partition = "%s#%s#%d".formatted(cell.region(), YearMonth.from(cell.day()), shard);
        TopicId topic = cell.topic();
        String sortKey = topic == null ? cell.day().toString() : cell.day() + "#" + topic;
        int changeShard = Math.floorMod((partition + sortKey).hashCode(), DynamoCounterReader.CHANGE_SHARDS);
        Map<String, String> names = new HashMap<>(Map.of("#version", "version"));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":one", AttributeValue.fromN("1"),
                ":shard", AttributeValue.fromS(Integer.toString(changeShard)),
                ":now", AttributeValue.fromN(Long.toString(clock.millis()))));
        StringBuilder expression = new StringBuilder("SET changeShard = :shard, changedAt = :now ADD #version :one");
        gains.forEach((name, gain) -> {
            String alias = Integer.toString(names.size());
            names.put("#" + alias, name);
            values.put(":" + alias, AttributeValue.fromN(gain.toString()));
            expression.append(", #").append(alias).append(" :").append(alias);
        });
        return Update.builder()
                .tableName(cells)
                .key(Map.of("partition", AttributeValue.fromS(partition), "cell", AttributeValue.fromS(sortKey)))
                .updateExpression(expression.toString())
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
