package ua.ismtr.counters;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.RequestId;

/** How contributions and cells are items: what a transaction writes to count, whoever's transaction it is. */
public final class CounterItems {
    static final int SHARDS = 8;

    private final DynamoDbClient dynamo;
    private final String cells;
    private final String contributions;
    private final Clock clock;

    public CounterItems(DynamoDbClient dynamo, String cells, String contributions, Clock clock) {
        this.dynamo = dynamo;
        this.cells = cells;
        this.contributions = contributions;
        this.clock = clock;
    }

    /** What the requests contribute now, read consistently. */
    public Map<RequestId, Contribution> read(List<RequestId> wanted) {
        List<Map<String, AttributeValue>> keys =
                wanted.stream().map(DynamoRequests::key).toList();
        return Items.getAll(dynamo, contributions, keys, true).stream()
                .map(item -> Json.read(Items.text(item, "contribution"), Contribution.class))
                .collect(toMap(Contribution::requestId, Function.identity()));
    }

    /** What the move writes; writers that met before go to other shards of the cells, by chance. */
    public List<TransactWriteItem> items(CounterTransaction move, int attempt) {
        List<TransactWriteItem> items = new ArrayList<>();
        for (CounterTransaction.Step step : move.steps()) {
            items.add(TransactWriteItem.builder().put(replacement(step)).build());
        }
        int shard = attempt == 0 ? 0 : Items.CHANCE.nextInt(Math.min(SHARDS, 1 << attempt));
        Map<CounterKey, Map<String, Long>> gains = new HashMap<>(move.gains());
        long now = clock.millis();
        // What changes in a day is found by its cell of all requests, whose version grows even if it gains nothing.
        move.gains().keySet().forEach(cell -> gains.putIfAbsent(cell.ofAllTopics(), Map.of()));
        gains.forEach((cell, figures) -> items.add(TransactWriteItem.builder()
                .update(addition(cell, shard, figures, now))
                .build()));
        return items;
    }

    /** The cells of a region in a month, added up over their shards; of the one day that {@code day} names, if it does. */
    public Map<CounterKey, Map<String, Long>> cells(RegionId region, YearMonth month, String day) {
        Map<CounterKey, Map<String, Long>> sums = new HashMap<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            AttributeValue partition = AttributeValue.fromS(partition(region, month, shard));
            dynamo
                    .queryPaginator(query -> query.tableName(cells)
                            .keyConditionExpression(
                                    day.isEmpty()
                                            ? "#partition = :partition"
                                            : "#partition = :partition AND begins_with(#cell, :day)")
                            .expressionAttributeNames(
                                    day.isEmpty()
                                            ? Map.of("#partition", "partition")
                                            : Map.of("#partition", "partition", "#cell", "cell"))
                            .expressionAttributeValues(
                                    day.isEmpty()
                                            ? Map.of(":partition", partition)
                                            : Map.of(":partition", partition, ":day", AttributeValue.fromS(day)))
                            .consistentRead(true))
                    .items()
                    .stream()
                    .map(DynamoCounterReader::shard)
                    .forEach(one -> CountingRules.merge(sums, Map.of(one.cell(), one.figures())));
        }
        return sums;
    }

    /** The versions of the shards that the day's cell of all requests has. */
    public Map<Integer, Long> versions(RegionId region, LocalDate day) {
        Map<Integer, Long> versions = new HashMap<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            Map<String, AttributeValue> key = key(new CounterKey(day, region, null), shard);
            Map<String, AttributeValue> item = dynamo.getItem(
                            get -> get.tableName(cells).key(key).consistentRead(true))
                    .item();
            if (!item.isEmpty()) {
                versions.put(shard, Items.number(item, "version"));
            }
        }
        return versions;
    }

    /** What adds these figures to the cells of a day, on the condition that its cell of all requests is in these versions. */
    public List<TransactWriteItem> additions(
            RegionId region, LocalDate day, Map<CounterKey, Map<String, Long>> gains, Map<Integer, Long> versions) {
        CounterKey all = new CounterKey(day, region, null);
        long now = clock.millis();
        List<TransactWriteItem> items = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            Map<String, AttributeValue> key = key(all, shard);
            Optional<Long> version = Optional.ofNullable(versions.get(shard));
            String condition = version.isEmpty() ? "attribute_not_exists(#version)" : "#version = :seen";
            Map<String, AttributeValue> seen = new HashMap<>();
            version.ifPresent(one -> seen.put(":seen", AttributeValue.fromN(one.toString())));
            if (shard == 0) {
                // Also where it gains nothing: its version grows, and who looks at the day meanwhile sees that.
                Update update = addition(all, 0, gains.getOrDefault(all, Map.of()), now);
                seen.putAll(update.expressionAttributeValues());
                items.add(TransactWriteItem.builder()
                        .update(update.toBuilder()
                                .conditionExpression(condition)
                                .expressionAttributeValues(seen)
                                .build())
                        .build());
            } else {
                items.add(TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(cells)
                                .key(key)
                                .conditionExpression(condition)
                                .expressionAttributeNames(Map.of("#version", "version"))
                                .expressionAttributeValues(seen.isEmpty() ? null : seen))
                        .build());
            }
        }
        gains.forEach((cell, figures) -> {
            if (!cell.equals(all)) {
                items.add(TransactWriteItem.builder()
                        .update(addition(cell, 0, figures, now))
                        .build());
            }
        });
        return items;
    }

    /** What puts the contribution in the place of a wrong one of the same version. */
    public TransactWriteItem correction(Contribution right) {
        return TransactWriteItem.builder()
                .put(replacement(new CounterTransaction.Step(Optional.of(right), right)))
                .build();
    }

    private Put replacement(CounterTransaction.Step step) {
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

    private Update addition(CounterKey cell, int shard, Map<String, Long> gains, long now) {
        Map<String, AttributeValue> key = key(cell, shard);
        Map<String, String> names = new HashMap<>(Map.of("#version", "version"));
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":one", AttributeValue.fromN("1"), ":now", AttributeValue.fromN(Long.toString(now))));
        StringBuilder expression = new StringBuilder("SET changedAt = :now");
        if (cell.topic() == null) {
            String whole = Items.text(key, "partition") + Items.text(key, "cell");
            int changeShard = Math.floorMod(whole.hashCode(), DynamoCounterReader.CHANGE_SHARDS);
            values.put(":shard", AttributeValue.fromS(Integer.toString(changeShard)));
            expression.append(", changeShard = :shard");
        }
        expression.append(" ADD #version :one");
        gains.forEach((name, gain) -> {
            String alias = Integer.toString(names.size());
            names.put("#" + alias, name);
            values.put(":" + alias, AttributeValue.fromN(gain.toString()));
            expression.append(", #").append(alias).append(" :").append(alias);
        });
        return Update.builder()
                .tableName(cells)
                .key(key)
                .updateExpression(expression.toString())
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private static Map<String, AttributeValue> key(CounterKey cell, int shard) {
        TopicId topic = cell.topic();
        String sortKey = topic == null ? cell.day().toString() : cell.day() + "#" + topic;
        return Map.of(
                "partition",
                AttributeValue.fromS(partition(cell.region(), YearMonth.from(cell.day()), shard)),
                "cell",
                AttributeValue.fromS(sortKey));
    }

    private static String partition(RegionId region, YearMonth month, int shard) {
        return "%s#%s#%d".formatted(region, month, shard);
    }
}
