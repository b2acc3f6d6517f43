package ua.ismtr.store;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import ua.ismtr.domain.Cell;
import ua.ismtr.domain.Contribution;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.TopicId;
import ua.ismtr.json.Json;

/**
 * Counters as DynamoDB items, moved by transactions.
 *
 * <p>What each request contributes now is an item too. A transaction replaces the contributions of some requests, each
 * on the condition that it is still the one that was read, and adds the differences to the cells they touch: all of it
 * happens or nothing does, so no death or repetition can count a request twice or by half. A batch folds into one
 * addition for each cell. Writers that meet in a cell move to other shards of it.
 */
public final class DynamoCounters implements Counters {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoCounters.class);

    /** How many items a transaction may write, and a batch may read (Amazon DynamoDB quotas). */
    private static final int MOST_ITEMS = 100;

    private static final int ATTEMPTS = 12;
    private static final int ATTEMPTS_TOGETHER = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private static final int SHARDS = 8;
    private static final AttributeValue NOTHING = AttributeValue.fromS("");

    private final DynamoDbClient dynamo;
    private final String cells;
    private final String contributions;
    private final Clock clock;

    public DynamoCounters(DynamoDbClient dynamo, String cells, String contributions, Clock clock) {
        this.dynamo = dynamo;
        this.cells = cells;
        this.contributions = contributions;
        this.clock = clock;
    }

    @Override
    public Set<RequestId> count(List<Contribution> wanted) {
        List<Contribution> newest = List.copyOf(wanted.stream()
                .collect(toMap(
                        Contribution::requestId, Function.identity(), (a, b) -> a.version() >= b.version() ? a : b))
                .values());
        Set<RequestId> failed = new HashSet<>();
        for (int from = 0; from < newest.size(); from += MOST_ITEMS) {
            failed.addAll(countSome(newest.subList(from, Math.min(newest.size(), from + MOST_ITEMS))));
        }
        return failed;
    }

    /** Counts together what can be, and one by one what one of them may spoil for the others. */
    private Set<RequestId> countSome(List<Contribution> wanted) {
        try {
            return countTogether(wanted);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw e;
            }
            if (wanted.size() == 1) {
                LOG.error("Request {} cannot be counted", wanted.getFirst().requestId(), e);
                return Set.of(wanted.getFirst().requestId());
            }
            Set<RequestId> failed = new HashSet<>();
            wanted.forEach(one -> failed.addAll(countSome(List.of(one))));
            return failed;
        }
    }

    private Set<RequestId> countTogether(List<Contribution> wanted) {
        List<Contribution> open = wanted;
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            pauseBefore(attempt);
            Map<RequestId, Contribution> counted = read(open);
            List<Contribution> newer =
                    open.stream().filter(one -> isNewer(one, counted)).toList();
            Set<RequestId> raced = new HashSet<>();
            for (Move move : Move.fold(newer, counted, attempt < ATTEMPTS_TOGETHER ? MOST_ITEMS : 1)) {
                if (!done(move, attempt)) {
                    raced.addAll(move.requests());
                }
            }
            open = newer.stream().filter(one -> raced.contains(one.requestId())).toList();
        }
        if (!open.isEmpty()) {
            LOG.warn("{} requests could not be counted yet: too many writers at once", open.size());
        }
        return Set.copyOf(open.stream().map(Contribution::requestId).toList());
    }

    private static boolean isNewer(Contribution one, Map<RequestId, Contribution> counted) {
        Contribution before = counted.get(one.requestId());
        return before == null || before.version() < one.version();
    }

    private boolean done(Move move, int attempt) {
        try {
            dynamo.transactWriteItems(write -> write.transactItems(items(move, attempt)));
            return true;
        } catch (TransactionCanceledException e) {
            LOG.debug("A transaction met another one: {}", e.cancellationReasons());
            return false;
        }
    }

    /** What the requests contribute now, read consistently. */
    private Map<RequestId, Contribution> read(List<Contribution> wanted) {
        Map<RequestId, Contribution> found = new HashMap<>();
        List<Map<String, AttributeValue>> keys = wanted.stream()
                .map(one -> Map.of("requestId", AttributeValue.fromS(one.requestId().value())))
                .toList();
        Map<String, KeysAndAttributes> open = Map.of(
                contributions,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> request = open;
            var response = dynamo.batchGetItem(get -> get.requestItems(request));
            for (Map<String, AttributeValue> item : response.responses().getOrDefault(contributions, List.of())) {
                Contribution contribution = Json.read(item.getOrDefault("contribution", NOTHING).s(), Contribution.class);
                found.put(contribution.requestId(), contribution);
            }
            open = response.unprocessedKeys();
        }
        return found;
    }

    private List<TransactWriteItem> items(Move move, int attempt) {
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

    private static void pauseBefore(int attempt) {
        if (attempt == 0) {
            return;
        }
        long most = Math.min(LONGEST_PAUSE.toMillis(), 10L << attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for other writers", e);
        }
    }
}
