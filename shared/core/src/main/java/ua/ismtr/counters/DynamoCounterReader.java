package ua.ismtr.counters;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.ParallelReads;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Reads what {@link DynamoCounters} writes. The table's index of changes names the days that changed: no cell of a topic changes
 * without that of all requests of its day. What they hold now is read from the table.
 */
public final class DynamoCounterReader implements CounterReader {
    /** Over how many keys the index is spread, so that no busy minute is one hot key of it. */
    static final int CHANGE_SHARDS = 8;

    private static final Set<String> NO_FIGURES = Set.of("partition", "cell", "changeShard", "changedAt", "version");

    /** How many queries of days are under way at once. */
    private static final int AT_ONCE = 8;

    /** The length of a day in a sort key. */
    private static final int DAY = 10;

    /** Behind a day, no sort key of that day is greater. */
    private static final String AFTER_TOPICS = "~";

    private final DynamoDbClient dynamo;
    private final String cells;

    public DynamoCounterReader(DynamoDbClient dynamo, String cells) {
        this.dynamo = dynamo;
        this.cells = cells;
    }

    @Override
    public List<Shard> changedSince(Instant time) {
        Map<String, Set<LocalDate>> days = IntStream.range(0, CHANGE_SHARDS)
                .mapToObj(changeShard -> dynamo.queryPaginator(changes(changeShard, time)))
                .flatMap(pages -> pages.items().stream())
                .collect(groupingBy(item -> Items.text(item, "partition"), mapping(DynamoCounterReader::day, toSet())));
        List<Callable<List<Shard>>> partitions = new ArrayList<>();
        days.forEach((partition, some) -> partitions.add(() -> shards(partition, some)));
        return ParallelReads.all("what changed", AT_ONCE, partitions).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The shards of these days in a partition: those from the first to the last of them are read. */
    private List<Shard> shards(String partition, Set<LocalDate> days) {
        Map<String, AttributeValue> values = Map.of(
                ":partition", AttributeValue.fromS(partition),
                ":first", AttributeValue.fromS(Collections.min(days).toString()),
                ":last", AttributeValue.fromS(Collections.max(days) + AFTER_TOPICS));
        return dynamo
                .queryPaginator(query -> query.tableName(cells)
                        .keyConditionExpression("#partition = :partition AND #cell BETWEEN :first AND :last")
                        .expressionAttributeNames(Map.of("#partition", "partition", "#cell", "cell"))
                        .expressionAttributeValues(values)
                        .consistentRead(true))
                .items()
                .stream()
                .filter(item -> days.contains(day(item)))
                .map(DynamoCounterReader::shard)
                .toList();
    }

    private static LocalDate day(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.text(item, "cell").substring(0, DAY));
    }

    @Override
    public List<Dated> all() {
        return dynamo.scanPaginator(scan -> scan.tableName(cells).consistentRead(true)).items().stream()
                .map(item -> new Dated(shard(item), Instant.ofEpochMilli(Items.number(item, "changedAt"))))
                .toList();
    }

    private QueryRequest changes(int changeShard, Instant since) {
        return QueryRequest.builder()
                .tableName(cells)
                .indexName("changes")
                .keyConditionExpression("changeShard = :shard AND changedAt >= :since")
                .expressionAttributeValues(Map.of(
                        ":shard", AttributeValue.fromS(Integer.toString(changeShard)),
                        ":since", AttributeValue.fromN(Long.toString(since.toEpochMilli()))))
                .build();
    }

    static Shard shard(Map<String, AttributeValue> item) {
        List<String> partition = List.of(Items.text(item, "partition").split("#", -1));
        List<String> sortKey = List.of(Items.text(item, "cell").split("#", -1));
        TopicId topic = sortKey.size() == 1 ? null : new TopicId(sortKey.getLast());
        CounterKey cell =
                new CounterKey(LocalDate.parse(sortKey.getFirst()), new RegionId(partition.getFirst()), topic);
        Map<String, Long> figures = new HashMap<>();
        item.forEach((name, value) -> {
            if (!NO_FIGURES.contains(name)) {
                figures.put(name, Long.valueOf(value.n()));
            }
        });
        return new Shard(cell, Integer.parseInt(partition.getLast()), Items.number(item, "version"), figures);
    }
}
