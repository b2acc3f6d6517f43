package ua.ismtr.aws;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads items in batches and attributes that they must have, and paces repetitions. */
public final class Items {
    /** Seeded by the operating system, so that processes restored from one snapshot do not choose the same. */
    public static final RandomGenerator CHANCE = new SecureRandom();

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    /** How many items a batch may read (Amazon DynamoDB quota). */
    public static final int BATCH = 100;

    /** How many items a batch may write (Amazon DynamoDB quota). */
    private static final int WRITE_BATCH = 25;

    private static final int WRITE_ATTEMPTS = 10;

    /** How many bytes a sort key may have (Amazon DynamoDB quota). */
    private static final int LONGEST_SORT_KEY = 1024;

    private Items() {}

    /** Those of the items with these keys that there are, in no order. */
    public static List<Map<String, AttributeValue>> getAll(
            DynamoDbClient dynamo, String table, List<Map<String, AttributeValue>> keys, boolean consistent) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        List<Map<String, AttributeValue>> distinct = keys.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            Map<String, KeysAndAttributes> open = Map.of(
                    table,
                    KeysAndAttributes.builder()
                            .keys(distinct.subList(from, Math.min(distinct.size(), from + BATCH)))
                            .consistentRead(consistent)
                            .build());
            for (int attempt = 0; !open.isEmpty(); attempt++) {
                pauseBefore(attempt);
                Map<String, KeysAndAttributes> request = open;
                BatchGetItemResponse response = dynamo.batchGetItem(get -> get.requestItems(request));
                found.addAll(response.responses().getOrDefault(table, List.of()));
                open = response.unprocessedKeys();
            }
        }
        return found;
    }

    /** Writes the items, whatever stands under their keys, by batches; it returns when all are written. */
    public static void putAll(DynamoDbClient dynamo, String table, List<Map<String, AttributeValue>> items) {
        writeAll(
                dynamo,
                table,
                items.stream()
                        .map(item -> WriteRequest.builder()
                                .putRequest(put -> put.item(item))
                                .build())
                        .toList());
    }

    /** Deletes what stands under these keys, by batches; it returns when all is deleted. */
    public static void deleteAll(DynamoDbClient dynamo, String table, List<Map<String, AttributeValue>> keys) {
        writeAll(
                dynamo,
                table,
                keys.stream()
                        .map(key -> WriteRequest.builder()
                                .deleteRequest(delete -> delete.key(key))
                                .build())
                        .toList());
    }

    private static void writeAll(DynamoDbClient dynamo, String table, List<WriteRequest> writes) {
        for (int from = 0; from < writes.size(); from += WRITE_BATCH) {
            Map<String, List<WriteRequest>> open =
                    Map.of(table, writes.subList(from, Math.min(writes.size(), from + WRITE_BATCH)));
            for (int attempt = 0; !open.isEmpty(); attempt++) {
                if (attempt == WRITE_ATTEMPTS) {
                    throw new IllegalStateException("The table takes no more writes for now: " + table);
                }
                pauseBefore(attempt);
                Map<String, List<WriteRequest>> request = open;
                open = dynamo.batchWriteItem(write -> write.requestItems(request))
                        .unprocessedItems();
            }
        }
    }

    /** Whether an item may have this sort key. DynamoDB refuses to look for one that none can have. */
    public static boolean canBeSortKey(String text) {
        return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SORT_KEY;
    }

    public static String text(Map<String, AttributeValue> item, String name) {
        return value(item, name).s();
    }

    public static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(value(item, name).n());
    }

    public static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "An item has no " + name);
    }

    /** A sort key in the order of time, and of ids within a millisecond. */
    public static String position(Instant at, String id) {
        return "%013d#%s".formatted(at.toEpochMilli(), id);
    }

    /** Waits before another attempt, longer and longer and by chance, so that writers who met do not meet again. */
    public static void pauseBefore(int attempt) {
        if (attempt == 0) {
            return;
        }
        long most = Math.min(LONGEST_PAUSE.toMillis(), 10L << attempt);
        try {
            Thread.sleep(CHANCE.nextLong(1, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for other writers", e);
        }
    }
}
