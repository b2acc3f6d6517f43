package ua.ismtr.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;

/** What counting does when DynamoDB refuses its transactions, for each of the reasons. */
class CounterFaultsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable", "ContributionsTable");

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final LocalDate day = LocalDate.of(2026, 3, 1).plusDays(TESTS.getAndIncrement());
    private final Refusing http = new Refusing();
    private final Counters counters = new DynamoCounters(
            DynamoDbClient.builder()
                    .endpointOverride(URI.create(
                            Objects.requireNonNull(DYNAMO.environment().get("AWS_ENDPOINT_URL_DYNAMODB"))))
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                    .httpClient(http)
                    .build(),
            DYNAMO.table("CountersTable"),
            DYNAMO.table("ContributionsTable"),
            Clock.systemUTC());

    @Test
    void aThrottledBatchIsHandedBackAtOnceAndCountedWhenItComesAgain() {
        List<Contribution> batch = contributions(10);
        http.reasons.add("ThrottlingError");
        assertThat(counters.count(batch))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(Contribution::requestId).toList());
        assertThat(http.transactions).hasValue(1);
        assertThat(counters.count(batch)).isEmpty();
        assertThat(requests()).isEqualTo(Map.of(0, 10L));
    }

    @Test
    void ofABatchOfSeveralTransactionsThatIsThrottledOnTheWayTheRestIsHandedBack() {
        List<Contribution> batch = contributions(250);
        http.reasons.addAll(List.of("", "ProvisionedThroughputExceeded"));
        int handedBack = counters.count(batch.subList(0, 100)).size();
        assertThat(handedBack).isPositive().isLessThan(100);
        assertThat(http.transactions).hasValue(2);
        assertThat(requests()).isEqualTo(Map.of(0, 100L - handedBack));
        assertThat(counters.count(batch)).isEmpty();
        assertThat(requests().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(250);
    }

    @Test
    void aBatchThatMeetsAnotherStaysTogetherAndGoesToOtherShards() {
        List<Contribution> batch = contributions(10);
        http.reasons.addAll(List.of("TransactionConflict", "TransactionConflict", "TransactionConflict"));
        assertThat(counters.count(batch)).isEmpty();
        assertThat(http.transactions).hasValue(4);
        assertThat(requests()).hasSize(1).containsValue(10L);
    }

    @Test
    void anInvalidRequestFailsAloneAtOnce() {
        List<Contribution> batch = contributions(3);
        http.reasons.addAll(List.of("ValidationError", "ValidationError"));
        assertThat(counters.count(batch)).hasSize(1);
        assertThat(http.transactions).hasValue(4);
        assertThat(requests()).isEqualTo(Map.of(0, 2L));
    }

    /** Refuses the next transactions for these reasons, an empty one not at all; all else goes to the server. */
    private static final class Refusing implements SdkHttpClient {
        private final SdkHttpClient server = UrlConnectionHttpClient.create();
        private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
        private final AtomicInteger transactions = new AtomicInteger();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean transaction = request.httpRequest()
                    .firstMatchingHeader("X-Amz-Target")
                    .filter(target -> target.endsWith("TransactWriteItems"))
                    .isPresent();
            if (!transaction) {
                return server.prepareRequest(request);
            }
            transactions.incrementAndGet();
            String reason = reasons.poll();
            return reason == null || reason.isEmpty() ? server.prepareRequest(request) : refusal(reason);
        }

        private static ExecutableHttpRequest refusal(String reason) {
            String body = """
                {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                 "Message": "Transaction cancelled", "CancellationReasons": [{"Code": "None"}, {"Code": "%s"}]}
                """.formatted(reason);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(400)
                                    .putHeader("Content-Type", "application/x-amz-json-1.0")
                                    .build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** How many requests of the day each shard counts. */
    private Map<Integer, Long> requests() {
        Map<Integer, Long> requests = new HashMap<>();
        new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"))
                .changedSince(Instant.EPOCH).stream()
                        .filter(shard ->
                                shard.cell().day().equals(day) && shard.cell().topic() == null)
                        .forEach(shard ->
                                requests.merge(shard.number(), shard.figures().get(CounterName.REQUESTS), Long::sum));
        return requests;
    }

    private List<Contribution> contributions(int howMany) {
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            contributions.add(new Contribution(
                    RequestId.ofWebhook(UUID.randomUUID().toString()),
                    1,
                    day,
                    new RegionId("UA-46"),
                    "UA46-0117",
                    List.of(new TopicId("veterans")),
                    Status.CLASSIFIED,
                    Format.ONLINE,
                    JobTitle.HEAD,
                    3,
                    false));
        }
        return contributions;
    }
}
