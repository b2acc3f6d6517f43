package ua.ismtr.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.counters.CountingRules;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;

class DashboardBuilderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final LocalDate FROM = LocalDate.of(2026, 11, 9);
    private static final LocalDate TO = LocalDate.of(2026, 11, 15);
    private static final RegionId LVIV = new RegionId("UA-46");
    private static final RegionId KYIV = new RegionId("UA-30");

    private final List<Shard> shards = new ArrayList<>();

    @Test
    void sumsWhatWasCounted() {
        counted(TO, LVIV, "a", Status.CLASSIFIED, "veterans", "land");
        counted(TO, LVIV, "a", Status.PLANNED, "veterans");
        counted(FROM, KYIV, "b", Status.NEEDS_REVIEW, "other");
        counted(FROM, KYIV, "b", Status.CLASSIFIED, "not-a-request");
        Dashboard dashboard = build(null, null);
        assertThat(dashboard.totals()).isEqualTo(new Dashboard.Totals(3, 30, 2, 1, 1, 0, 1));
        assertThat(dashboard.byTopic())
                .contains(new Dashboard.ByTopic(new TopicId("veterans"), 2, 20, 0))
                .contains(new Dashboard.ByTopic(TopicId.OTHER, 1, 10, 0))
                .contains(new Dashboard.ByTopic(new TopicId("inclusion"), 0, 0, 0))
                .hasSize(38);
        assertThat(dashboard.byRegion())
                .contains(new Dashboard.ByRegion(LVIV, 2, 20, 0))
                .contains(new Dashboard.ByRegion(KYIV, 1, 10, 0))
                .hasSize(27);
        assertThat(dashboard.byArea()).contains(new Dashboard.ByArea("services", 2));
        assertThat(dashboard.byRegionTopic())
                .containsExactlyInAnyOrder(
                        new Dashboard.ByRegionTopic(LVIV, new TopicId("veterans"), 2),
                        new Dashboard.ByRegionTopic(LVIV, new TopicId("land"), 1),
                        new Dashboard.ByRegionTopic(KYIV, TopicId.OTHER, 1));
    }

    @Test
    void comparesWithTheEquallyLongTimeBefore() {
        counted(FROM.minusDays(1), LVIV, "a", Status.CLASSIFIED, "veterans");
        counted(FROM.minusDays(7), LVIV, "a", Status.CLASSIFIED, "veterans");
        counted(FROM.minusDays(8), LVIV, "a", Status.CLASSIFIED, "veterans");
        counted(TO.plusDays(1), LVIV, "a", Status.CLASSIFIED, "veterans");
        Dashboard dashboard = build(LVIV, null);
        assertThat(dashboard.totals().requests()).isZero();
        assertThat(dashboard.byRegion()).containsExactly(new Dashboard.ByRegion(LVIV, 0, 0, 2));
        assertThat(dashboard.byTopic()).contains(new Dashboard.ByTopic(new TopicId("veterans"), 0, 0, 2));
    }

    @Test
    void showsOnlyRequestsOfTheTopicAskedFor() {
        counted(TO, LVIV, "a", Status.CLASSIFIED, "veterans", "land");
        counted(TO, LVIV, "b", Status.CLASSIFIED, "land");
        Dashboard dashboard = build(null, new TopicId("veterans"));
        assertThat(dashboard.totals().requests()).isEqualTo(1);
        assertThat(dashboard.totals().centers()).isEqualTo(1);
        assertThat(dashboard.byTopic()).contains(new Dashboard.ByTopic(new TopicId("land"), 1, 10, 0));
    }

    @Test
    void whatIsNoRequestIsOneNumberAlsoWhereItIsAskedForAlone() {
        counted(TO, LVIV, "a", Status.CLASSIFIED, "veterans");
        counted(TO, LVIV, "b", Status.CLASSIFIED, "not-a-request");
        Dashboard dashboard = build(null, TopicId.NOT_A_REQUEST);
        assertThat(dashboard.totals()).isEqualTo(new Dashboard.Totals(0, 0, 0, 0, 0, 0, 1));
        assertThat(dashboard.byRegion()).contains(new Dashboard.ByRegion(LVIV, 0, 0, 0));
    }

    @Test
    void aCenterWhoseOnlyRequestMovedAwayIsNotCounted() {
        counted(TO, LVIV, "a", Status.CLASSIFIED, "veterans");
        Contribution before = contribution(TO, LVIV, "a", Status.CLASSIFIED, "veterans");
        Contribution after = contribution(TO, LVIV, "a", Status.CLASSIFIED, "not-a-request");
        CountingRules.difference(Optional.of(before), after)
                .forEach((cell, figures) -> shards.add(new Shard(cell, 1, 1, figures)));
        assertThat(build(null, null).totals()).isEqualTo(new Dashboard.Totals(0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void marksTheWeeksAndMonthsThatTheScopeCuts() {
        LocalDate monday = LocalDate.of(2026, 6, 1);
        assertThat(partial(monday, monday.plusWeeks(20).minusDays(1))).isEmpty();
        assertThat(partial(monday.plusDays(1), monday.plusWeeks(20).minusDays(1)))
                .containsExactly(monday);
        assertThat(partial(monday, monday.plusWeeks(20))).containsExactly(monday.plusWeeks(20));
        assertThat(partial(monday.minusDays(1), monday.plusWeeks(20)))
                .containsExactly(monday.minusWeeks(1), monday.plusWeeks(20));
        LocalDate january = LocalDate.of(2025, 1, 1);
        assertThat(partial(january, LocalDate.of(2026, 8, 31))).isEmpty();
        assertThat(partial(january.plusDays(1), LocalDate.of(2026, 8, 30)))
                .containsExactly(january, LocalDate.of(2026, 8, 1));
        assertThat(partial(FROM, TO)).isEmpty();
    }

    private List<LocalDate> partial(LocalDate from, LocalDate to) {
        return dynamics(from, to).points().stream()
                .filter(Dashboard.Point::partial)
                .map(Dashboard.Point::date)
                .toList();
    }

    @Test
    void dynamicsHasAPointForEachDayWeekOrMonth() {
        counted(TO, LVIV, "a", Status.CLASSIFIED, "veterans");
        assertThat(dynamics(FROM, TO).granularity()).isEqualTo(Granularity.DAY);
        assertThat(dynamics(FROM, TO).points()).hasSize(7).last().isEqualTo(new Dashboard.Point(TO, 1, 10, false));
        Dashboard.Dynamics weeks = dynamics(TO.minusDays(364), TO);
        assertThat(weeks.granularity()).isEqualTo(Granularity.WEEK);
        assertThat(weeks.points()).last().isEqualTo(new Dashboard.Point(LocalDate.of(2026, 11, 9), 1, 10, false));
        Dashboard.Dynamics months = dynamics(TO.minusYears(2), TO);
        assertThat(months.granularity()).isEqualTo(Granularity.MONTH);
        assertThat(months.points())
                .hasSize(25)
                .last()
                .isEqualTo(new Dashboard.Point(LocalDate.of(2026, 11, 1), 1, 10, true));
        assertThat(dynamics(TO.minusDays(91), TO).granularity()).isEqualTo(Granularity.DAY);
        assertThat(dynamics(TO.minusDays(92), TO).granularity()).isEqualTo(Granularity.WEEK);
        assertThat(dynamics(TO.minusDays(399), TO).granularity()).isEqualTo(Granularity.WEEK);
        assertThat(dynamics(TO.minusDays(400), TO).granularity()).isEqualTo(Granularity.MONTH);
    }

    @Test
    void takesTheNewestStateOfAShardWhateverTheOrder() {
        counted(TO, LVIV, "a", Status.CLASSIFIED, "veterans");
        Shard older = shards.getFirst();
        Shard newer = new Shard(older.cell(), older.number(), 2, Map.of("requests", 5L));
        Figures figures = new Figures(NOW);
        assertThat(figures.add(List.of(newer))).isTrue();
        assertThat(figures.add(List.of(older))).isFalse();
        assertThat(figures.month(YearMonth.from(TO))).containsExactly(newer);
    }

    private Dashboard build(@Nullable RegionId region, @Nullable TopicId topic) {
        Set<RegionId> visible =
                region == null ? Regions.all().stream().map(Region::id).collect(Collectors.toSet()) : Set.of(region);
        return build(new Scope(region, visible, topic, FROM, TO));
    }

    private Dashboard.Dynamics dynamics(LocalDate from, LocalDate to) {
        return build(new Scope(LVIV, Set.of(LVIV), null, from, to)).dynamics();
    }

    private Dashboard build(Scope scope) {
        Figures figures = new Figures(NOW);
        figures.add(shards);
        return DashboardBuilder.build(scope, figures, NOW);
    }

    private void counted(LocalDate day, RegionId region, String center, Status status, String... topics) {
        int number = shards.size();
        CountingRules.figures(contribution(day, region, center, status, topics))
                .forEach((cell, figures) -> shards.add(new Shard(cell, number, 1, figures)));
    }

    private static Contribution contribution(
            LocalDate day, RegionId region, String center, Status status, String... topics) {
        return new Contribution(
                RequestId.ofWebhook("one"),
                1,
                day,
                region,
                center,
                Arrays.stream(topics).map(TopicId::new).toList(),
                status,
                Format.ONLINE,
                JobTitle.HEAD,
                10,
                false);
    }
}
