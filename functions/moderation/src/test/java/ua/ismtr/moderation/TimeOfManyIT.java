package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

class TimeOfManyIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    /** Each look at it is eleven seconds later than the one before. */
    private static final class SlowClock extends Clock {
        private Instant now = Desk.NOW;

        @Override
        public Instant instant() {
            Instant shown = now;
            now = now.plus(Duration.ofSeconds(11));
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void oneThatFailsInAnyWayLeavesTheOthersTheirResults() {
        AtomicInteger calls = new AtomicInteger();
        Desk desk = new Desk(
                DYNAMO,
                message -> {
                    if (calls.incrementAndGet() == 2) {
                        throw new IllegalStateException("The second fails");
                    }
                },
                true);
        List<StoredRequest> requests = Stream.of("Один", "Два", "Три")
                .map(text -> desk.arrives(Desk.request("UA-46", text, Desk.NOW), true, "land"))
                .toList();
        String body = requests.stream()
                .map(one -> "{\"requestId\":\"%s\",\"ifMatch\":\"*\",\"status\":\"planned\"}".formatted(one.id()))
                .collect(Collectors.joining(",", "[", "]"));
        HttpResponse answer =
                desk.call(Desk.MODERATOR, "PATCH /v1/training-requests", Map.of(), Map.of(), Map.of(), body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.read(new String(answer.body(), StandardCharsets.UTF_8), JsonNode.class)
                        .path("results"))
                .extracting(result -> result.path("status").asInt())
                .containsExactly(200, 503, 200);
        assertThat(desk.requests.find(requests.getLast().id()).orElseThrow().status())
                .isEqualTo(Status.PLANNED);
    }

    @Test
    void thoseThatThereIsNoTimeForAreLeftAsTheyAre() {
        Desk desk = new Desk(DYNAMO, nobodyIsTold -> {}, false, new SlowClock());
        StoredRequest first = desk.arrives(Desk.request("UA-46", "Перший", Desk.NOW), true, "land");
        StoredRequest second = desk.arrives(Desk.request("UA-46", "Другий", Desk.NOW), true, "land");
        String body = """
            [{"requestId":"%s","ifMatch":"*","status":"planned"},{"requestId":"%s","ifMatch":"*","status":"planned"}]\
            """.formatted(first.id(), second.id());
        JsonNode results = Json.read(
                        new String(
                                desk.call(
                                                Desk.MODERATOR,
                                                "PATCH /v1/training-requests",
                                                Map.of(),
                                                Map.of(),
                                                Map.of(),
                                                body)
                                        .body(),
                                StandardCharsets.UTF_8),
                        JsonNode.class)
                .path("results");
        assertThat(results.at("/0/status").asInt()).isEqualTo(200);
        assertThat(results.at("/1/status").asInt()).isEqualTo(503);
        assertThat(results.at("/1/requestId").asText()).isEqualTo(second.id().value());
        assertThat(desk.requests.find(first.id()).orElseThrow().status()).isEqualTo(Status.PLANNED);
        assertThat(desk.requests.find(second.id()).orElseThrow().status()).isEqualTo(Status.CLASSIFIED);
    }

    @Test
    void aMonthThatThereIsNoTimeForIsMendedByMoreCalls() {
        Desk desk = new Desk(DYNAMO, nobodyIsTold -> {}, false, new SlowClock());
        for (int day = 1; day <= 3; day++) {
            breakCounter("UA-59#2026-08#0", "2026-08-0" + day);
        }
        List<JsonNode> answers = new ArrayList<>();
        do {
            answers.add(reconcile(
                    desk,
                    answers.isEmpty()
                            ? "0"
                            : answers.getLast().path("nextCursor").asText()));
        } while (!answers.getLast().path("nextCursor").isNull());
        assertThat(answers).hasSizeGreaterThan(1);
        assertThat(answers.getFirst().path("nextCursor").asText()).isEqualTo("0");
        assertThat(answers.getLast().path("right").asBoolean()).isTrue();
        assertThat(answers.stream().flatMap(answer -> answer.path("differences").findValuesAsText("day").stream()))
                .containsExactly("2026-08-01", "2026-08-02", "2026-08-03");
    }

    private static JsonNode reconcile(Desk desk, String cursor) {
        String body = """
            {"region":"UA-59","from":"2026-08","to":"2026-08","mend":true,"cursor":"%s"}\
            """.formatted(cursor);
        HttpResponse answer = desk.call(Desk.ADMIN, "POST /v1/reconciliation", Map.of(), Map.of(), Map.of(), body);
        assertThat(answer.status()).isEqualTo(200);
        return Json.read(new String(answer.body(), StandardCharsets.UTF_8), JsonNode.class);
    }

    private static void breakCounter(String partition, String cell) {
        DYNAMO.client()
                .updateItem(update -> update.tableName(DYNAMO.table("CountersTable"))
                        .key(Map.of("partition", AttributeValue.fromS(partition), "cell", AttributeValue.fromS(cell)))
                        .updateExpression("ADD requests :one, version :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }
}
