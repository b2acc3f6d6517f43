package ua.ismtr.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.Counters;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

/**
 * What dashboard and snapshot cost when the requests of two years become more and more: the tables are filled through the project's
 * own stores. {@code -Dismtr.growth=100000} is the size that the documentation reports.
 */
class GrowthIT {
    private static final int MOST = Integer.getInteger("ismtr.growth", 1000);
    private static final int DAYS = 730;
    private static final int CENTERS = 60;
    private static final int BATCH = 100;
    private static final int TRIES = 5;

    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable", "ContributionsTable");

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private final LocalDate today = LocalDate.of(2026, 11, 27);
    private final HourHand clock = new HourHand(Instant.parse("2026-11-27T00:00:00Z"));
    private final Random random = new Random(20261127);
    private final List<TopicId> topics =
            Taxonomy.topics().stream().map(topic -> topic.id()).toList();
    private final List<Format> formats = List.of(Format.values());
    private final List<JobTitle> titles = List.of(JobTitle.values());
    private final CounterReader reader = new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"));
    private final Counters counters = new DynamoCounters(
            DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock);
    private final Snapshots snapshots = new S3Snapshots(S3.client(), S3.bucket("SnapshotsBucket"));
    private final SnapshotWriter writer = new SnapshotWriter(reader, snapshots, clock);

    @Test
    void figuresOfTwoYearsStayExactHoweverManyRequestsTheyAreOf() {
        StringBuilder table = new StringBuilder("""
            | requests in two years | snapshot after one more, ms | its objects, KB | dashboard of a year, first, ms | again, ms |
            | --: | --: | --: | --: | --: |
            """);
        int counted = 0;
        for (int size = 1000; size <= MOST; size *= 10) {
            fill(counted, size);
            counted = size;
            clock.turn();
            writer.update();
            clock.turn();
            FiguresReader warm = new FiguresReader(reader, snapshots, clock);
            assertThat(requests(warm, DAYS)).isEqualTo(counted);
            int more = counted;
            counters.count(List.of(contribution(more, today)));
            long update = millis(writer::update);
            clock.turn();
            counted++;
            assertThat(requests(warm, DAYS)).isEqualTo(counted);
            long first = median(() -> requests(new FiguresReader(reader, snapshots, clock), 365));
            long again = median(() -> requests(warm, 365));
            table.append("| %,d | %d | %d | %d | %d |%n".formatted(size, update, objects() / 1024, first, again));
        }
        System.out.println(table);
    }

    private void fill(int from, int to) {
        for (int start = from; start < to; start += BATCH) {
            List<Contribution> batch = new ArrayList<>();
            for (int i = start; i < Math.min(to, start + BATCH); i++) {
                batch.add(contribution(i, today.minusDays((long) (i - from) * DAYS / (to - from))));
            }
            assertThat(counters.count(batch)).isEmpty();
        }
    }

    private Contribution contribution(int number, LocalDate day) {
        RegionId region =
                Regions.all().get(random.nextInt(Regions.all().size())).id();
        return new Contribution(
                RequestId.ofWebhook("growth-" + number),
                1,
                day,
                region,
                region.value().replace("-", "") + "-%04d".formatted(random.nextInt(CENTERS)),
                List.of(topics.get(random.nextInt(topics.size()))),
                Status.CLASSIFIED,
                formats.get(number % formats.size()),
                titles.get(number % titles.size()),
                1 + number % 9,
                false);
    }

    private long requests(FiguresReader figures, int days) {
        LocalDate from = today.minusDays(days);
        Scope scope = new Scope(
                null,
                Set.copyOf(Regions.all().stream().map(region -> region.id()).toList()),
                null,
                from,
                today);
        return DashboardBuilder.build(scope, figures.read(from, today), clock.instant())
                .totals()
                .requests();
    }

    private static long objects() {
        return S3.client().listObjectsV2Paginator(list -> list.bucket(S3.bucket("SnapshotsBucket"))).contents().stream()
                .mapToLong(S3Object::size)
                .sum();
    }

    private static long median(Runnable action) {
        long[] times = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            times[i] = millis(action);
        }
        Arrays.sort(times);
        return times[TRIES / 2];
    }

    /** What was counted in the last minutes is read again with every dashboard: two years do not come within minutes. */
    private static final class HourHand extends Clock {
        private Instant now;

        HourHand(Instant now) {
            this.now = now;
        }

        void turn() {
            now = now.plus(Duration.ofHours(1));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static long millis(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
