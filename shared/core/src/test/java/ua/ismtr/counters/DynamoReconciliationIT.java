package ua.ismtr.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.testing.DynamoExtension;

class DynamoReconciliationIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO =
            new DynamoExtension("CountersTable", "ContributionsTable", "ListsTable", "RequestsTable");

    private static final RegionId LVIV = new RegionId("UA-46");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

    /** More figures than DynamoDB adds to an item with one expression of 4 KB. */
    private static final int FIGURES = 1_000;

    private final Clock clock = Clock.systemUTC();
    private final CounterItems items =
            new CounterItems(DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock);
    private final Reconciliation reconciliation = new DynamoReconciliation(
            DYNAMO.client(),
            new DynamoRequestList(
                    DYNAMO.client(),
                    DYNAMO.table("ListsTable"),
                    new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable"))),
            new DynamoCounters(
                    DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock),
            DYNAMO.table("CountersTable"),
            DYNAMO.table("ContributionsTable"),
            clock);

    @Test
    void mendsMoreFiguresOfADayThanATransactionTakes() {
        countWhatNobodyAsked();
        Reconciliation.Report found = reconciliation.check(LVIV, YearMonth.from(DAY), false, Instant.MAX);
        assertThat(found.differences()).hasSize(FIGURES);
        assertThat(found.mended()).isFalse();

        Reconciliation.Report mended = reconciliation.check(LVIV, YearMonth.from(DAY), true, Instant.MAX);
        assertThat(mended.mended()).isTrue();
        assertThat(mended.differences()).containsExactlyInAnyOrderElementsOf(found.differences());
        assertThat(reconciliation
                        .check(LVIV, YearMonth.from(DAY), false, Instant.MAX)
                        .differences())
                .isEmpty();
    }

    @Test
    void mendsAMonthByPartsWhereThereIsNoTimeForAllOfIt() {
        YearMonth march = YearMonth.of(2026, 3);
        countWhatNobodyAsked(march.atDay(1), 0);
        countWhatNobodyAsked(march.atDay(2), 0);

        Reconciliation.Report first = reconciliation.check(LVIV, march, true, Instant.EPOCH);
        assertThat(first.whole()).isFalse();
        assertThat(first.mended()).isFalse();
        Reconciliation.Report second = reconciliation.check(LVIV, march, true, Instant.EPOCH);
        assertThat(second.whole()).isTrue();
        assertThat(second.mended()).isTrue();
        assertThat(Stream.of(first, second).flatMap(report -> report.differences().stream()))
                .extracting(Reconciliation.Difference::day)
                .containsOnly(march.atDay(1), march.atDay(2))
                .hasSize(200);
    }

    private void countWhatNobodyAsked() {
        for (int from = 0; from < FIGURES; from += 100) {
            countWhatNobodyAsked(DAY, from);
        }
    }

    private void countWhatNobodyAsked(LocalDate day, int from) {
        CounterKey cell = new CounterKey(day, LVIV, null);
        Map<String, Long> figures = new TreeMap<>();
        IntStream.range(from, from + 100)
                .forEach(i -> figures.put(CounterName.center(LVIV, "UA46-%04d".formatted(i)), 1L));
        Map<Integer, Long> versions = items.versions(LVIV, day);
        Optional<TransactWriteItem> addition = items.additions(LVIV, day, Map.of(cell, figures), versions).stream()
                .findFirst();
        DYNAMO.client().transactWriteItems(write -> write.transactItems(addition.orElseThrow()));
    }
}
