package ua.ismtr.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import ua.ismtr.reference.RegionId;
import ua.ismtr.testing.DynamoExtension;

class UnplannedRequestsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("ListsTable", "RequestsTable");

    private static final RegionId BUSY = new RegionId("UA-46");
    private static final Set<RegionId> QUIET = Stream.of("UA-05", "UA-07", "UA-09", "UA-12", "UA-14", "UA-18")
            .map(RegionId::new)
            .collect(Collectors.toUnmodifiableSet());
    private static final int MANY = 600;
    private static final int LETTERS = 6_000;

    /** Some quiet regions wait for nothing, so the lists of a busy country would be read to their end. */
    @Test
    void quietRegionsCostNoReadingOfTheBusyOnes() {
        DYNAMO.putAll(
                "ListsTable",
                IntStream.range(0, MANY)
                        .boxed()
                        .flatMap(i -> Stream.of(ListIndex.of(Status.CLASSIFIED), ListIndex.of(BUSY, Status.CLASSIFIED))
                                .map(list ->
                                        entry(list.keys().get(i % list.keys().size()), i))));
        AtomicInteger read = new AtomicInteger();
        try (DynamoDbClient counting = counting(read, new AtomicInteger())) {
            assertThat(new DynamoUnplannedRequests(
                                    counting,
                                    DYNAMO.table("ListsTable"),
                                    new DynamoRequests(counting, DYNAMO.table("RequestsTable")))
                            .oldest(QUIET, 5))
                    .isEmpty();
        }
        assertThat(read.get()).as("entries that were read").isZero();
    }

    /** Old letters stand first in their region's list, and wait for nothing. */
    @Test
    void thousandsOfOldLettersAreReadInFewCallsAndNotToTheirEnd() {
        RegionId region = new RegionId("UA-63");
        String key = ListIndex.of(region, Status.CLASSIFIED).keys().getFirst();
        DYNAMO.putAll("ListsTable", IntStream.range(0, LETTERS).mapToObj(i -> {
            Map<String, AttributeValue> letter = new HashMap<>(entry(key, i));
            letter.put("region", AttributeValue.fromS(region.value()));
            letter.put("imported", AttributeValue.fromBool(true));
            return letter;
        }));
        AtomicInteger read = new AtomicInteger();
        AtomicInteger full = new AtomicInteger();
        try (DynamoDbClient counting = counting(read, full)) {
            assertThat(new DynamoUnplannedRequests(
                                    counting,
                                    DYNAMO.table("ListsTable"),
                                    new DynamoRequests(counting, DYNAMO.table("RequestsTable")))
                            .oldest(Set.of(region), 5))
                    .isEmpty();
        }
        assertThat(read.get()).as("entries that were read").isBetween(5_000, 5_600);
        assertThat(full.get()).as("calls that read any").isLessThanOrEqualTo(12);
    }

    private static Map<String, AttributeValue> entry(String key, int i) {
        Instant at = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(i);
        String id = new UUID(0, i).toString();
        return Map.of(
                "listKey", AttributeValue.fromS(key),
                "position", AttributeValue.fromS("%013d#%s".formatted(at.toEpochMilli(), id)),
                "requestId", AttributeValue.fromS(id),
                "region", AttributeValue.fromS(BUSY.value()),
                "submitted", AttributeValue.fromN(Long.toString(at.toEpochMilli())));
    }

    private static DynamoDbClient counting(AtomicInteger read, AtomicInteger full) {
        return DYNAMO.client(new ExecutionInterceptor() {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                if (context.response() instanceof QueryResponse response) {
                    read.addAndGet(response.scannedCount());
                    full.addAndGet(response.scannedCount() > 0 ? 1 : 0);
                }
            }
        });
    }
}
