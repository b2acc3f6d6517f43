package ua.ismtr.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;

class CountingRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final RegionId LVIV = new RegionId("UA-46");
    private static final CounterKey ALL = new CounterKey(DAY, LVIV, null);

    @Test
    void countsARequestInItsRegionAndUnderEachOfItsTopics() {
        Map<CounterKey, Map<String, Long>> figures =
                CountingRules.figures(contribution(1, Status.CLASSIFIED, "veterans", "displaced-persons"));
        assertThat(figures).containsOnlyKeys(ALL, cell("veterans"), cell("displaced-persons"));
        assertThat(figures.get(ALL))
                .containsEntry("requests", 1L)
                .containsEntry("participants", 12L)
                .containsEntry("topic.veterans", 1L)
                .containsEntry("people.displaced-persons", 12L)
                .containsEntry("format.online", 1L)
                .containsEntry("role.head", 1L)
                .containsEntry("center.UA-46/UA46-0117", 1L);
    }

    @Test
    void countsAnAreaOnceForTwoTopicsOfIt() {
        Map<String, Long> figures = CountingRules.figures(contribution(1, Status.CLASSIFIED, "veterans", "land"))
                .get(ALL);
        assertThat(figures).containsEntry("area.services", 1L);
    }

    @Test
    void whatIsNoRequestCountsAsSuchAlone() {
        assertThat(CountingRules.figures(contribution(1, Status.CLASSIFIED, "not-a-request")))
                .isEqualTo(Map.of(ALL, Map.of("notRequests", 1L)));
    }

    @Test
    void whatMayBeNoRequestCountsUntilAModeratorHasDecided() {
        Map<CounterKey, Map<String, Long>> figures =
                CountingRules.figures(contribution(1, Status.NEEDS_REVIEW, "not-a-request"));
        assertThat(figures).containsOnlyKeys(ALL);
        assertThat(figures.get(ALL)).containsEntry("requests", 1L).containsEntry("status.needs-review", 1L);
    }

    @Test
    void aCorrectionMovesOnlyWhatChanged() {
        Contribution before = contribution(1, Status.CLASSIFIED, "veterans");
        Contribution after = contribution(2, Status.PLANNED, "land");
        Map<CounterKey, Map<String, Long>> difference = CountingRules.difference(Optional.of(before), after);
        assertThat(difference.get(ALL))
                .isEqualTo(Map.of(
                        "topic.veterans", -1L,
                        "people.veterans", -12L,
                        "topic.land", 1L,
                        "people.land", 12L,
                        "status.planned", 1L));
        assertThat(difference.get(cell("veterans"))).containsEntry("requests", -1L);
        assertThat(difference.get(cell("land"))).containsEntry("requests", 1L);
    }

    @Test
    void theSameAgainMovesNothing() {
        Contribution same = contribution(1, Status.CLASSIFIED, "veterans");
        assertThat(CountingRules.difference(Optional.of(same), same)).isEmpty();
    }

    @Test
    void differencesAddUpToTheLastState() {
        List<Contribution> states = List.of(
                contribution(1, Status.NEEDS_REVIEW, "veterans"),
                contribution(2, Status.CLASSIFIED, "not-a-request"),
                contribution(3, Status.CLASSIFIED, "land", "veterans"),
                contribution(4, Status.DELIVERED, "land"));
        Map<CounterKey, Map<String, Long>> sum = new HashMap<>();
        Optional<Contribution> before = Optional.empty();
        for (Contribution state : states) {
            CountingRules.merge(sum, CountingRules.difference(before, state));
            before = Optional.of(state);
        }
        sum.values().forEach(figures -> figures.values().removeIf(value -> value == 0));
        sum.values().removeIf(Map::isEmpty);
        assertThat(sum).isEqualTo(CountingRules.figures(states.getLast()));
    }

    private static CounterKey cell(String topic) {
        return new CounterKey(DAY, LVIV, new TopicId(topic));
    }

    private static Contribution contribution(long version, Status status, String... topics) {
        return new Contribution(
                RequestId.ofWebhook("one"),
                version,
                DAY,
                LVIV,
                "UA46-0117",
                Arrays.stream(topics).map(TopicId::new).toList(),
                status,
                Format.ONLINE,
                JobTitle.HEAD,
                12,
                false);
    }
}
