package ua.ismtr.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.Counters;
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

class SnapshotIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable", "ContributionsTable");

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final RegionId LVIV = new RegionId("UA-46");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final Clock clock = Clock.systemUTC();
    private final CounterReader reader = new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"));
    private final Counters counters = new DynamoCounters(
            DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock);
    private final Snapshots snapshots = new S3Snapshots(S3.client(), S3.bucket("SnapshotsBucket"));
    private final SnapshotWriter writer = new SnapshotWriter(reader, snapshots, clock);

    @BeforeEach
    void bringUpToDate() {
        writer.update();
    }

    @Test
    void aRequestIsInTheFiguresAtOnceAndInTheSnapshotAfterIt() {
        long before = requests();
        count(NOVEMBER);
        assertThat(requests()).isEqualTo(before + 1);
        assertThat(writer.update()).containsExactly(YearMonth.of(2026, 11));
        assertThat(requests()).isEqualTo(before + 1);
    }

    @Test
    void writesNothingWhenNothingChanged() {
        count(NOVEMBER);
        writer.update();
        Instant asOf = snapshots.newest().orElseThrow().manifest().asOf();
        assertThat(writer.update()).isEmpty();
        assertThat(snapshots.newest().orElseThrow().manifest().asOf()).isEqualTo(asOf);
    }

    @Test
    void rewritesOnlyTheMonthThatChanged() {
        count(OCTOBER);
        count(NOVEMBER);
        writer.update();
        String october = snapshots.newest().orElseThrow().manifest().months().get(YearMonth.of(2026, 10));
        count(NOVEMBER);
        assertThat(writer.update()).containsExactly(YearMonth.of(2026, 11));
        assertThat(snapshots.newest().orElseThrow().manifest().months()).containsEntry(YearMonth.of(2026, 10), october);
    }

    @Test
    void anEmptySystemHasADashboardOfZeros() {
        LocalDate day = LocalDate.of(2021, 1, 1);
        Scope scope = new Scope(null, Set.of(LVIV), null, day, day);
        Figures figures = new FiguresReader(reader, snapshots, clock).read(day, day);
        assertThat(DashboardBuilder.build(scope, figures, clock.instant()).totals())
                .isEqualTo(new Dashboard.Totals(0, 0, 0, 0, 0, 0, 0));
    }

    private long requests() {
        Scope scope = new Scope(LVIV, Set.of(LVIV), null, OCTOBER, NOVEMBER);
        Figures figures = new FiguresReader(reader, snapshots, clock).read(scope.previousFrom(), scope.to());
        return DashboardBuilder.build(scope, figures, clock.instant()).totals().requests();
    }

    private void count(LocalDate day) {
        counters.count(List.of(new Contribution(
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
                false)));
    }
}
