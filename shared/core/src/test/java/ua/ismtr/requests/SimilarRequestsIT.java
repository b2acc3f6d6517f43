package ua.ismtr.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.testing.DynamoExtension;

class SimilarRequestsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("RequestsTable", "ListsTable", "LinksTable");

    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private static final int MANY = 200;

    @Test
    void ofManyNearEqualTextsOfACentreTwentyAreReadAtMost() {
        List<StoredRequest> all = IntStream.rangeClosed(0, MANY)
                .mapToObj(SimilarRequestsIT::stored)
                .toList();
        RequestItems items = new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable"));
        DYNAMO.putAll(
                "RequestsTable",
                all.stream().map(stored -> items.first(stored).getFirst().put().item()));
        DYNAMO.putAll("ListsTable", all.stream().flatMap(stored -> items.entries(stored).stream()));
        AtomicInteger read = new AtomicInteger();
        try (DynamoDbClient counting = DYNAMO.client(reads(read))) {
            SimilarRequests similar = SimilarRequests.in(
                    Clients.with(counting),
                    DYNAMO.table("ListsTable"),
                    DYNAMO.table("LinksTable"),
                    new DynamoRequests(counting, DYNAMO.table("RequestsTable")));
            StoredRequest last = all.getLast();
            similar.link(last);
            assertThat(read.get()).as("requests that were read").isBetween(1, 20);
            assertThat(similar.of(List.of(last.id())).get(last.id()))
                    .hasSizeBetween(1, 10)
                    .doesNotContain(last.id());
        }
    }

    private static ExecutionInterceptor reads(AtomicInteger read) {
        return new ExecutionInterceptor() {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                if (context.response() instanceof BatchGetItemResponse response) {
                    read.addAndGet(response.responses()
                            .getOrDefault(DYNAMO.table("RequestsTable"), List.of())
                            .size());
                } else if (context.response() instanceof GetItemResponse response && response.hasItem()) {
                    read.incrementAndGet();
                }
            }
        };
    }

    private static StoredRequest stored(int number) {
        Instant submittedAt = FIRST.plusSeconds(number);
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("similar " + number),
                submittedAt,
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Навчіть видавати витяги із земельного кадастру та виправляти помилки в них, лист " + number,
                Format.ONLINE,
                3,
                Urgency.NORMAL,
                null);
        return StoredRequest.classified(
                request,
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:7", Map.of()),
                submittedAt);
    }
}
