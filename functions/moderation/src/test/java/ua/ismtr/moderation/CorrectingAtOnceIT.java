package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.ADMIN;
import static ua.ismtr.moderation.Desk.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.counters.CountingRules;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

/** Many moderators at once, and counters that somebody broke: they are what a recount from the stored requests says. */
class CorrectingAtOnceIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final List<String> TOPICS = List.of("land", "veterans", "integrity", "leadership", "not-a-request");
    private static final List<String> STATUSES = List.of("planned", "declined", "classified");
    private static final Instant DAY = Instant.parse("2026-03-10T10:00:00Z");

    private final Desk desk = new Desk(DYNAMO);

    @Test
    void twentyModeratorsWithTheSameTwoHundredRequestsLeaveCountersThatEqualARecount() throws Exception {
        List<StoredRequest> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(desk.arrives(
                    Desk.request(i % 3 == 0 ? "UA-46" : "UA-63", "Запит", DAY.plusSeconds(i * 600L)),
                    i % 2 == 0,
                    "land"));
        }
        AtomicInteger done = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        try (ExecutorService moderators = Executors.newFixedThreadPool(20)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Random random = new Random(i);
                Map<String, String> moderator = Map.of("sub", "moderator-" + i, "role", "moderator");
                work.add(moderators.submit(() -> {
                    for (StoredRequest request : requests) {
                        int status = desk.decide(
                                        moderator,
                                        request.id(),
                                        "\"" + (1 + random.nextInt(3)) + "\"",
                                        decision(random))
                                .status();
                        (status == 200 ? done : lost).incrementAndGet();
                        assertThat(status).isIn(200, 412, 422);
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
        assertThat(done.get()).isGreaterThan(200);
        assertThat(lost.get()).isGreaterThan(0);
        assertThat(counted()).isEqualTo(recounted(requests));
        assertThat(reconcile("UA-46", false).path("differences")).isEmpty();
        assertThat(reconcile("UA-63", false).path("right").asBoolean()).isTrue();
    }

    private static String decision(Random random) {
        String topic = TOPICS.get(random.nextInt(TOPICS.size()));
        return random.nextInt(3) == 0
                ? "{\"status\":\"" + STATUSES.get(random.nextInt(STATUSES.size())) + "\"}"
                : "{\"topics\":[\"" + topic + "\"]}";
    }

    private Map<CounterKey, Map<String, Long>> recounted(List<StoredRequest> requests) {
        Map<CounterKey, Map<String, Long>> sums = new HashMap<>();
        desk.requests
                .findAll(requests.stream().map(StoredRequest::id).toList())
                .values()
                .forEach(stored -> CountingRules.merge(sums, CountingRules.figures(Contribution.of(stored))));
        return withoutZeros(sums);
    }

    private Map<CounterKey, Map<String, Long>> counted() {
        Map<CounterKey, Map<String, Long>> sums = new HashMap<>();
        for (Shard shard : desk.counterReader.changedSince(Instant.EPOCH)) {
            if (YearMonth.from(shard.cell().day()).equals(YearMonth.of(2026, 3))) {
                CountingRules.merge(sums, Map.of(shard.cell(), shard.figures()));
            }
        }
        return withoutZeros(sums);
    }

    private static Map<CounterKey, Map<String, Long>> withoutZeros(Map<CounterKey, Map<String, Long>> sums) {
        sums.values().forEach(figures -> figures.values().removeIf(value -> value == 0));
        sums.values().removeIf(Map::isEmpty);
        return sums;
    }

    @Test
    void aBrokenCounterIsReportedAndMendedWhileTrafficGoesOn() {
        Instant day = Instant.parse("2026-05-05T10:00:00Z");
        StoredRequest first = desk.arrives(Desk.request("UA-05", "Перший", day), true, "land");
        StoredRequest notYet = desk.arrives(
                StoredRequest.classified(Desk.request("UA-05", "Ще не пораховано", day), first.classification(), day));
        breakCounter("UA-05#2026-05#0", "2026-05-05", "requests", 7);
        breakCounter("UA-05#2026-05#0", "2026-05-05#land", "participants", -3);
        breakCounter("UA-05#2026-05#3", "2026-05-09", "requests", 1);

        JsonNode report = reconcile("UA-05", "2026-05", false);
        assertThat(report.path("right").asBoolean()).isFalse();
        assertThat(report.path("uncountedRequests").get(0).asText())
                .isEqualTo(notYet.id().value());
        assertThat(report.path("differences").findValuesAsText("figure"))
                .containsExactlyInAnyOrder("requests", "participants", "requests");
        assertThat(desk.figure("requests")).isGreaterThan(7);

        desk.decide(ADMIN, first.id(), "\"1\"", "{\"topics\":[\"veterans\"]}");
        JsonNode mended = reconcile("UA-05", "2026-05", true);
        assertThat(mended.path("right").asBoolean()).isTrue();
        assertThat(mended.path("differences")).hasSize(3);
        JsonNode again = reconcile("UA-05", "2026-05", false);
        assertThat(again.path("right").asBoolean()).isTrue();
        assertThat(again.path("differences")).isEmpty();
        assertThat(again.path("uncounted").asInt()).isZero();
        // Its message comes late: it is counted already.
        desk.counters.count(List.of(Contribution.of(notYet)));
        assertThat(reconcile("UA-05", "2026-05", false).path("right").asBoolean())
                .isTrue();
    }

    private static void breakCounter(String partition, String cell, String figure, int by) {
        DYNAMO.client()
                .updateItem(update -> update.tableName(DYNAMO.table("CountersTable"))
                        .key(Map.of("partition", AttributeValue.fromS(partition), "cell", AttributeValue.fromS(cell)))
                        .updateExpression("SET changeShard = :shard, changedAt = :now ADD #figure :by, #version :one")
                        .expressionAttributeNames(Map.of("#figure", figure, "#version", "version"))
                        .expressionAttributeValues(Map.of(
                                ":by", AttributeValue.fromN(Integer.toString(by)),
                                ":one", AttributeValue.fromN("1"),
                                ":shard", AttributeValue.fromS("0"),
                                ":now", AttributeValue.fromN("1"))));
    }

    private JsonNode reconcile(String region, boolean mend) {
        return reconcile(region, "2026-03", mend);
    }

    private JsonNode reconcile(String region, String month, boolean mend) {
        String body =
                "{\"region\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"mend\":%b}".formatted(region, month, month, mend);
        return json(desk.call(ADMIN, "POST /v1/reconciliation", Map.of(), Map.of(), Map.of(), body));
    }

    @Test
    void mergedRequestsCountOnceAndByThemselvesAgainWhenSeparated() {
        Instant day = Instant.parse("2026-07-07T10:00:00Z");
        StoredRequest one = desk.arrives(
                Desk.request("UA-07", "Просимо провести навчання щодо роботи з ветеранами", day), true, "veterans");
        StoredRequest other = desk.arrives(
                Desk.request("UA-07", "Прохання провести навчання щодо роботи з ветеранами!", day.plusSeconds(86_400)),
                true,
                "veterans");
        desk.similar.link(one);
        desk.similar.link(other);
        JsonNode shown = json(desk.look(ADMIN, one.id()));
        assertThat(shown.path("similar").get(0).asText()).isEqualTo(other.id().value());
        assertThat(json(desk.look(ADMIN, other.id())).path("similar").get(0).asText())
                .isEqualTo(one.id().value());

        RegionId volyn = new RegionId("UA-07");
        assertThat(requests(volyn)).isEqualTo(2);
        assertThat(merge("POST", other, "{\"into\":\"" + one.id() + "\"}")).isEqualTo(200);
        assertThat(merge("POST", other, "{\"into\":\"" + one.id() + "\"}")).isEqualTo(200);
        assertThat(requests(volyn)).isEqualTo(1);
        assertThat(json(desk.look(ADMIN, one.id())).path("merged").get(0).asText())
                .isEqualTo(other.id().value());
        assertThat(desk.ids(ADMIN, Map.of("region", "UA-07", "topic", "veterans")))
                .containsExactly(one.id().value());
        assertThat(desk.ids(ADMIN, Map.of("region", "UA-07"))).hasSize(2);
        assertThat(desk.decide(ADMIN, other.id(), "*", "{\"status\":\"planned\"}")
                        .status())
                .isEqualTo(422);
        assertThat(merge("POST", one, "{\"into\":\"" + other.id() + "\"}")).isEqualTo(409);

        assertThat(merge("DELETE", other, "")).isEqualTo(200);
        assertThat(merge("DELETE", other, "")).isEqualTo(200);
        assertThat(requests(volyn)).isEqualTo(2);
        assertThat(json(desk.look(ADMIN, one.id())).path("merged")).isEmpty();
        assertThat(reconcile("UA-07", "2026-07", false).path("right").asBoolean())
                .isTrue();
    }

    private int merge(String method, StoredRequest stored, String body) {
        return desk.call(
                        ADMIN,
                        method + " /v1/training-requests/{requestId}/merge",
                        Map.of("requestId", stored.id().value()),
                        Map.of(),
                        Map.of(),
                        body)
                .status();
    }

    private long requests(RegionId region) {
        return desk.counterReader.changedSince(Instant.EPOCH).stream()
                .filter(shard ->
                        shard.cell().topic() == null && shard.cell().region().equals(region))
                .mapToLong(shard -> shard.figures().getOrDefault("requests", 0L))
                .sum();
    }
}
