package ua.ismtr.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.Eventually;

class DynamoCountersIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable", "ContributionsTable");

    private static final List<String> TOPICS = List.of("veterans", "land", "cybersecurity", "inclusion", "other");

    /** Each test counts on a day of its own. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final LocalDate day = LocalDate.of(2026, 1, 1).plusDays(TESTS.getAndIncrement());
    private final Counters counters = new DynamoCounters(
            DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), Clock.systemUTC());
    private final CounterReader reader = new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"));

    @Test
    void countsAMessageDeliveredTwiceOnce() {
        List<Contribution> batch = contributions(10);
        assertThat(counters.count(batch)).isEmpty();
        assertThat(counters.count(batch)).isEmpty();
        assertThat(counted()).isEqualTo(expected(batch));
    }

    @Test
    void countsAMessageTwiceInTheSameBatchOnce() {
        List<Contribution> batch = contributions(5);
        List<Contribution> twice = new ArrayList<>(batch);
        twice.addAll(batch);
        counters.count(twice);
        assertThat(counted()).isEqualTo(expected(batch));
    }

    @Test
    void theOrderOfDeliveryDoesNotMatter() {
        List<Contribution> first = contributions(20);
        List<Contribution> corrected = first.stream().map(this::corrected).toList();
        List<Contribution> all = new ArrayList<>(first);
        all.addAll(corrected);
        Collections.reverse(all);
        for (Contribution one : all) {
            counters.count(List.of(one));
        }
        assertThat(counted()).isEqualTo(expected(corrected));
    }

    @Test
    void aCorrectionMovesARequest() {
        List<Contribution> batch = contributions(30);
        counters.count(batch);
        List<Contribution> corrected = batch.stream().map(this::corrected).toList();
        counters.count(corrected);
        counters.count(batch);
        assertThat(counted()).isEqualTo(expected(corrected));
    }

    @Test
    void foldsManyMoreThanATransactionTakes() {
        List<Contribution> batch = contributions(350);
        assertThat(counters.count(batch)).isEmpty();
        assertThat(counted()).isEqualTo(expected(batch));
    }

    @Test
    void manyWritersAtOnceCountEachRequestOnce() throws Exception {
        List<Contribution> all = contributions(200);
        try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < 16; writer++) {
                List<Contribution> mine = new ArrayList<>(all);
                Collections.shuffle(mine, new Random(writer));
                for (int from = 0; from < mine.size(); from += 25) {
                    List<Contribution> batch = mine.subList(from, from + 25);
                    done.add(writers.submit(() -> counters.count(batch)));
                }
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(counters.count(all)).isEmpty();
        assertThat(counted()).isEqualTo(expected(all));
    }

    @Test
    void whatCannotBeCountedHarmsNoOther() {
        List<Contribution> good = contributions(9);
        Contribution bad = new Contribution(
                new RequestId("x".repeat(3000)),
                1,
                day,
                new RegionId("UA-46"),
                "UA46-0001",
                List.of(new TopicId("land")),
                Status.CLASSIFIED,
                Format.ANY,
                JobTitle.HEAD,
                1,
                false);
        List<Contribution> batch = new ArrayList<>(good);
        batch.add(4, bad);
        assertThat(counters.count(batch)).containsExactly(bad.requestId());
        assertThat(counted()).isEqualTo(expected(good));
    }

    @Test
    void showsWhatChangedSinceATimeAndNothingElse() {
        counters.count(contributions(1));
        Instant later = Instant.now().plusMillis(1);
        Eventually.within(Duration.ofSeconds(1), () -> assertThat(Instant.now()).isAfter(later));
        assertThat(reader.changedSince(later)).isEmpty();
        counters.count(contributions(1));
        assertThat(reader.changedSince(later)).isNotEmpty();
    }

    private Contribution corrected(Contribution one) {
        return new Contribution(
                one.requestId(),
                one.version() + 1,
                one.day(),
                one.region(),
                one.center(),
                List.of(new TopicId("integrity")),
                Status.PLANNED,
                one.format(),
                one.role(),
                one.participants(),
                false);
    }

    private List<Contribution> contributions(int howMany) {
        Random random = new Random(howMany);
        List<Contribution> list = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            String topic = TOPICS.get(random.nextInt(TOPICS.size()));
            String second = TOPICS.get(random.nextInt(TOPICS.size()));
            list.add(new Contribution(
                    RequestId.ofWebhook(UUID.randomUUID().toString()),
                    1,
                    day,
                    new RegionId(random.nextBoolean() ? "UA-46" : "UA-30"),
                    "UA46-%04d".formatted(random.nextInt(40)),
                    topic.equals(second)
                            ? List.of(new TopicId(topic))
                            : List.of(new TopicId(topic), new TopicId(second)),
                    Status.CLASSIFIED,
                    random.nextBoolean() ? Format.ONLINE : Format.ANY,
                    random.nextBoolean() ? JobTitle.HEAD : JobTitle.STAROSTA,
                    1 + random.nextInt(30),
                    false));
        }
        return list;
    }

    private static Map<CounterKey, Map<String, Long>> expected(List<Contribution> contributions) {
        Map<CounterKey, Map<String, Long>> sum = new HashMap<>();
        contributions.forEach(one -> CountingRules.merge(sum, CountingRules.figures(one)));
        return sum;
    }

    private Map<CounterKey, Map<String, Long>> counted() {
        Map<CounterKey, Map<String, Long>> sum = new HashMap<>();
        reader.changedSince(Instant.EPOCH).stream()
                .filter(shard -> shard.cell().day().equals(day))
                .forEach(shard -> CountingRules.merge(sum, Map.of(shard.cell(), shard.figures())));
        sum.values().forEach(figures -> figures.values().removeIf(value -> value == 0));
        sum.values().removeIf(Map::isEmpty);
        return sum;
    }
}
