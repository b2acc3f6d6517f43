package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.json.Json;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.testing.DynamoExtension;

/**
 * Pages through many requests while others arrive, and tells what a page costs. How many can be given:
 * {@code -Dismtr.paging=50000}.
 */
class PagingIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final int MANY = Integer.getInteger("ismtr.paging", 1000);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<String> STORED = new HashSet<>();

    /** Writes them as they lie in the tables, by batches: by single transactions 50,000 would take an hour here. */
    @BeforeAll
    static void fill() {
        List<StoredRequest> all =
                IntStream.range(0, MANY).mapToObj(PagingIT::stored).toList();
        all.forEach(stored -> STORED.add(stored.id().value()));
        DYNAMO.putAll(
                "RequestsTable",
                all.stream()
                        .map(stored -> Map.of(
                                "requestId", AttributeValue.fromS(stored.id().value()),
                                "version", AttributeValue.fromN("1"),
                                "document", AttributeValue.fromS(Json.text(stored)))));
        DYNAMO.putAll(
                "ListsTable",
                all.stream()
                        .map(stored -> Map.of(
                                "listKey",
                                        AttributeValue.fromS("all#"
                                                + Math.floorMod(
                                                        stored.id().value().hashCode(), 4)),
                                "position",
                                        AttributeValue.fromS("%013d#%s"
                                                .formatted(
                                                        stored.request()
                                                                .submittedAt()
                                                                .toEpochMilli(),
                                                        stored.id())),
                                "requestId", AttributeValue.fromS(stored.id().value()))));
    }

    private static StoredRequest stored(int number) {
        return stored(FIRST.plus(Duration.ofMinutes(5L * number)), number);
    }

    private static StoredRequest stored(Instant submittedAt, int number) {
        return StoredRequest.classified(
                Desk.request(
                        number % 2 == 0 ? "UA-46" : "UA-63",
                        "Потрібне навчання для адміністраторів, номер " + number,
                        submittedAt),
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:7", Map.of()),
                submittedAt);
    }

    @Test
    void showsEachExactlyOnceWhileOthersArriveAndReadsAPageInAFewQueries() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        DynamoDbClient counting = counted(reads);
        RequestList list = new DynamoRequestList(
                counting, DYNAMO.table("ListsTable"), new DynamoRequests(counting, DYNAMO.table("RequestsTable")));
        Desk desk = new Desk(DYNAMO);
        AtomicBoolean ended = new AtomicBoolean();
        List<String> seen = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        int mostReads = 0;
        try (ExecutorService arriving = Executors.newSingleThreadExecutor()) {
            Future<?> arrivals = arriving.submit(() -> {
                for (int i = 0; !ended.get(); i++) {
                    // Newer than all, and in the middle of what is being read.
                    desk.arrives(stored(
                            FIRST.plus(Duration.ofMinutes(5L * (i % 2 == 0 ? MANY + i : i))
                                    .plusSeconds(7)),
                            i));
                }
            });
            Optional<String> next = Optional.empty();
            do {
                int before = reads.get();
                long start = System.nanoTime();
                RequestList.Page page = list.page(RequestFilter.ALL, next, 50);
                nanos.add(System.nanoTime() - start);
                mostReads = Math.max(mostReads, reads.get() - before);
                page.requests().stream()
                        .map(StoredRequest::id)
                        .map(RequestId::value)
                        .forEach(seen::add);
                next = page.next();
            } while (next.isPresent());
            ended.set(true);
            arrivals.get();
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(STORED);
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%,d requests, %,d pages of 50: %.1f reads a page, %d at most; %d ms (median), %d ms (95 %%), %d"
                        + " arrived meanwhile and were shown%n",
                MANY,
                sorted.length,
                (double) reads.get() / sorted.length,
                mostReads,
                sorted[sorted.length / 2] / 1_000_000,
                sorted[sorted.length * 95 / 100] / 1_000_000,
                seen.size() - MANY);
        assertThat(mostReads).isLessThanOrEqualTo(10);
    }

    /** A client of the same server that counts its calls. */
    private static DynamoDbClient counted(AtomicInteger calls) {
        return DYNAMO.client(new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                calls.incrementAndGet();
            }
        });
    }

    @Test
    void aWordIsFoundInAllItsFormsAmongMany() {
        Desk desk = new Desk(DYNAMO);
        StoredRequest rare = desk.arrives(Desk.request("UA-05", "Курс з палітурної справи", FIRST), true, "other");
        Map<String, String> query = new HashMap<>(Map.of("q", "палітурну"));
        assertThat(desk.ids(Desk.MODERATOR, query)).containsExactly(rare.id().value());
    }
}
