package ua.ismtr.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterName;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

/** A snapshot stays right whoever writes it at once, dies while writing it, or harms it. */
class SnapshotSafetyIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable", "ContributionsTable");

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final RegionId LVIV = new RegionId("UA-46");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    /** Longer than readers look back for changes. */
    private static final Duration LONG_AGO = Duration.ofMinutes(20);

    /** The time of these tests, which never goes back. */
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);

    private final InstantSource now = NOW::get;
    private final Clock clock = now.withZone(ZoneOffset.UTC);
    private final CounterReader reader = new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"));
    private final DynamoCounters counters = new DynamoCounters(
            DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock);
    private final Snapshots snapshots = new S3Snapshots(S3.client(), S3.bucket("SnapshotsBucket"));
    private final SnapshotWriter writer = new SnapshotWriter(reader, snapshots, clock);

    /** What changed in earlier tests lies so far back that nobody reads it as a change any more. */
    @BeforeEach
    void bringUpToDate() {
        NOW.compareAndSet(Instant.EPOCH, Instant.now());
        pass(LONG_AGO);
        count(OCTOBER);
        count(NOVEMBER);
        writer.update();
        pass(LONG_AGO);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aWriterThatDiesBetweenAnyTwoWritesHarmsNeitherReadersNorTheNextWriter(int writes) {
        FiguresReader warm = new FiguresReader(reader, snapshots, clock);
        long before = requests(warm);
        Optional<Snapshots.Found> newest = snapshots.newest();
        count(OCTOBER);
        count(NOVEMBER);
        try (S3Client dying = dyingAfter(writes)) {
            SnapshotWriter killed =
                    new SnapshotWriter(reader, new S3Snapshots(dying, S3.bucket("SnapshotsBucket")), clock);
            assertThatThrownBy(killed::update).hasStackTraceContaining("killed");
        }
        assertThat(snapshots.newest()).isEqualTo(newest);
        assertThat(requests(warm)).isEqualTo(before + 2);

        pass(LONG_AGO);
        assertThat(writer.update()).containsExactlyInAnyOrder(YearMonth.from(OCTOBER), YearMonth.from(NOVEMBER));
        pass(LONG_AGO);
        assertThat(requests(warm)).isEqualTo(before + 2);
        assertThat(requestsOfSnapshotAlone()).isEqualTo(before + 2);
    }

    @Test
    void ofTwoWritersAtOnceTheSlowerBeginsAgainWithWhatTheFasterWrote() {
        long before = requestsOfSnapshotAlone();
        count(OCTOBER);
        SnapshotWriter slow = new SnapshotWriter(
                reader,
                new Interrupted(snapshots, () -> {
                    count(NOVEMBER);
                    writer.update();
                }),
                clock);
        slow.update();
        assertThat(requestsOfSnapshotAlone()).isEqualTo(before + 2);
    }

    @Test
    void aSlowWriterNeverPutsAnOlderSnapshotInThePlaceOfANewerOne() {
        Optional<Snapshots.Found> older = snapshots.newest();
        count(NOVEMBER);
        writer.update();
        Optional<Snapshots.Found> newer = snapshots.newest();
        assertThat(snapshots.put(clock.instant(), older, Map.of(YearMonth.from(NOVEMBER), List.of())))
                .isFalse();
        assertThat(snapshots.put(clock.instant(), Optional.empty(), Map.of())).isFalse();
        assertThat(snapshots.newest()).isEqualTo(newer);
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        long before = requestsOfSnapshotAlone();
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < 5; round++) {
                        count(NOVEMBER);
                        try {
                            writer.update();
                        } catch (IllegalStateException e) {
                            assertThat(e).hasMessageContaining("Too many writers at once");
                        }
                    }
                }));
            }
        }
        for (Future<?> one : writers) {
            one.get();
        }
        writer.update();
        assertThat(requestsOfSnapshotAlone()).isEqualTo(before + 20);
    }

    @Test
    void theRebuildFindsAndMendsWhatDiffersFromTheTable() {
        long right = requestsOfSnapshotAlone();
        Snapshots.Found found = snapshots.newest().orElseThrow();
        List<Shard> november = shards(found.manifest(), YearMonth.from(NOVEMBER));
        List<Shard> harmed = new ArrayList<>(november.subList(1, november.size()));
        Shard wrong = new Shard(
                november.getFirst().cell(), november.getFirst().number(), 1, Map.of(CounterName.REQUESTS, 1_000L));
        harmed.add(wrong);
        assertThat(snapshots.put(
                        clock.instant(),
                        Optional.of(found),
                        Map.of(YearMonth.from(OCTOBER), List.of(), YearMonth.from(NOVEMBER), harmed)))
                .isTrue();
        assertThat(requestsOfSnapshotAlone()).isNotEqualTo(right);

        SnapshotRebuild rebuild = new SnapshotRebuild(reader, snapshots, clock);
        assertThat(rebuild.rebuild()).containsExactly(YearMonth.from(OCTOBER), YearMonth.from(NOVEMBER));
        assertThat(requestsOfSnapshotAlone()).isEqualTo(right);
        assertThat(rebuild.rebuild()).isEmpty();
    }

    @Test
    void theRebuildTakesNothingFreshForADifference() {
        count(OCTOBER);
        assertThat(new SnapshotRebuild(reader, snapshots, clock).rebuild()).isEmpty();
    }

    @Test
    void theRebuildKeepsWhatAWriterAddsMeanwhile() {
        long right = requestsOfSnapshotAlone();
        Snapshots.Found found = snapshots.newest().orElseThrow();
        snapshots.put(clock.instant(), Optional.of(found), Map.of(YearMonth.from(OCTOBER), List.of()));
        SnapshotRebuild rebuild = new SnapshotRebuild(
                reader,
                new Interrupted(snapshots, () -> {
                    count(OCTOBER);
                    count(NOVEMBER);
                    writer.update();
                }),
                clock);
        assertThat(rebuild.rebuild()).containsExactly(YearMonth.from(OCTOBER));
        assertThat(requestsOfSnapshotAlone()).isEqualTo(right + 2);
    }

    @Test
    void replacedVersionsAreDeletedAfterADayAndAReaderOfThemReadsAgain() {
        Optional<Snapshots.Found> old = snapshots.newest();
        count(NOVEMBER);
        writer.update();
        new SnapshotRebuild(reader, snapshots, clock).rebuild();
        assertThat(shards(old.orElseThrow().manifest(), YearMonth.from(NOVEMBER)))
                .isNotEmpty();

        pass(Duration.ofDays(3));
        new SnapshotRebuild(reader, snapshots, clock).rebuild();
        Snapshots.Manifest newest = snapshots.newest().orElseThrow().manifest();
        assertThat(objects()).hasSize(1 + newest.months().size());

        AtomicInteger reads = new AtomicInteger();
        FiguresReader late = new FiguresReader(
                reader,
                new Interrupted(snapshots, () -> {}) {
                    @Override
                    public Optional<Found> newest() {
                        return reads.getAndIncrement() == 0 ? old : super.newest();
                    }
                },
                clock);
        assertThat(requests(late)).isEqualTo(requestsOfSnapshotAlone());
        assertThat(reads).hasValue(2);
    }

    /** Something happens just before a manifest is written for the first time. */
    private static class Interrupted implements Snapshots {
        private final Snapshots snapshots;
        private final AtomicReference<Runnable> before;

        Interrupted(Snapshots snapshots, Runnable before) {
            this.snapshots = snapshots;
            this.before = new AtomicReference<>(before);
        }

        @Override
        public Optional<Found> newest() {
            return snapshots.newest();
        }

        @Override
        public Optional<List<Shard>> month(YearMonth month, String version) {
            return snapshots.month(month, version);
        }

        @Override
        public boolean put(Instant asOf, Optional<Found> previous, Map<YearMonth, List<Shard>> months) {
            before.getAndSet(() -> {}).run();
            return snapshots.put(asOf, previous, months);
        }

        @Override
        public void deleteReplaced(Instant time) {
            snapshots.deleteReplaced(time);
        }
    }

    private static S3Client dyingAfter(int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        return S3Client.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(S3.environment().get("AWS_ENDPOINT_URL_S3"))))
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        if (context.request() instanceof PutObjectRequest && left.getAndDecrement() <= 0) {
                            throw new IllegalStateException("killed");
                        }
                    }
                }))
                .build();
    }

    private static void pass(Duration time) {
        NOW.updateAndGet(before -> before.plus(time));
    }

    private List<String> objects() {
        return S3.client().listObjectsV2Paginator(list -> list.bucket(S3.bucket("SnapshotsBucket"))).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<Shard> shards(Snapshots.Manifest manifest, YearMonth month) {
        return snapshots
                .month(month, Objects.requireNonNull(manifest.months().get(month)))
                .orElseThrow();
    }

    private long requestsOfSnapshotAlone() {
        Snapshots.Manifest manifest = snapshots.newest().orElseThrow().manifest();
        return requests(manifest.months().keySet().stream()
                .flatMap(month -> shards(manifest, month).stream())
                .toList());
    }

    private static long requests(FiguresReader figures) {
        List<Shard> shards = new ArrayList<>();
        figures.read(OCTOBER, NOVEMBER).each(OCTOBER, NOVEMBER, shards::add);
        return requests(shards);
    }

    private static long requests(List<Shard> shards) {
        return shards.stream()
                .filter(shard -> shard.cell().topic() == null)
                .mapToLong(shard -> shard.figures().getOrDefault(CounterName.REQUESTS, 0L))
                .sum();
    }

    private void count(LocalDate day) {
        assertThat(counters.count(List.of(new Contribution(
                        RequestId.ofWebhook(UUID.randomUUID().toString()),
                        1,
                        day,
                        LVIV,
                        "UA46-0117",
                        List.of(new TopicId("veterans")),
                        Status.CLASSIFIED,
                        Format.ONLINE,
                        JobTitle.HEAD,
                        3,
                        false))))
                .isEmpty();
    }
}
