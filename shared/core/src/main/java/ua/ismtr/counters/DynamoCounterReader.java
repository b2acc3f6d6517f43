package ua.ismtr.counters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import ua.ismtr.aws.Items;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** Reads what {@link DynamoCounters} writes, by the table's index of changes. */
public final class DynamoCounterReader implements CounterReader {
    /** Over how many keys the index is spread, so that no busy minute is one hot key of it. */
    static final int CHANGE_SHARDS = 8;

    private static final Set<String> NO_FIGURES = Set.of("partition", "cell", "changeShard", "changedAt", "version");

    private final DynamoDbClient dynamo;
    private final String cells;

    public DynamoCounterReader(DynamoDbClient dynamo, String cells) {
        this.dynamo = dynamo;
        this.cells = cells;
    }

    @Override
    public List<Shard> changedSince(Instant time) {
        return IntStream.range(0, CHANGE_SHARDS)
                .mapToObj(changeShard -> dynamo.queryPaginator(changes(changeShard, time)))
                .flatMap(pages -> pages.items().stream())
                .map(DynamoCounterReader::shard)
                .toList();
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
