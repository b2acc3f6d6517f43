package ua.ismtr.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ua.ismtr.plan.Plan;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Urgency;

class PlannerTest {
    /** Time of the processor and not of the clock: others may use the machine too. */
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final TopicId VETERANS = new TopicId("veterans");

    @Test
    void isNearTheBestPlanOfAllOfTwoHundredSmallCases() {
        double sum = 0;
        double least = 1;
        for (int seed = 0; seed < 200; seed++) {
            Need need = new Need(Cases.small(seed, 7, 3, 2, 30), Cases.NOW);
            int events = 2 + seed % 2;
            List<Filled> plan = new Planner(need, null, Limits.NONE).choose(events);
            double best = BruteForce.best(need, events);
            double share = best == 0 ? 1 : value(need, plan) / best;
            assertThat(Bound.atLeastShareOfBest(need, plan, events, null, Limits.NONE))
                    .as("what is promised in case %d", seed)
                    .isLessThanOrEqualTo(share + 1e-9);
            sum += share;
            least = Math.min(least, share);
        }
        System.out.printf("Against brute force: on average %.4f, at least %.4f%n", sum / 200, least);
        assertThat(least).isGreaterThanOrEqualTo(0.632);
        assertThat(sum / 200).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void isNearWhatAnExactSolverFindsPossible() {
        double least = 1;
        for (int seed = 0; seed < 10; seed++) {
            Need need = new Need(Cases.small(seed, 24, 4, 3, 20), Cases.NOW);
            List<Filled> plan = new Planner(need, null, Limits.NONE).choose(3);
            double share = value(need, plan) / ExactJudge.most(need, 3);
            assertThat(Bound.atLeastShareOfBest(need, plan, 3, null, Limits.NONE))
                    .isLessThanOrEqualTo(share + 0.01);
            least = Math.min(least, share);
        }
        System.out.printf("Against the exact solver: at least %.4f%n", least);
        assertThat(least).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void plansTenThousandRequestsInTwoSeconds() {
        List<OpenRequest> open = Cases.country(1, 10_000);
        plan(open, 10);
        long start = PROCESSOR.getCurrentThreadCpuTime();
        Plan plan = plan(open, 10);
        Duration took = Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - start);
        System.out.printf(
                "10,000 open requests planned in %d ms, at least %.4f of the best%n",
                took.toMillis(), plan.atLeastShareOfBest());
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        assertThat(plan.need().requests()).isEqualTo(10_000);
        assertThat(plan.events()).hasSize(10);
    }

    @Test
    void gainsFallAndTheCoveredShareGrows() {
        for (int seed = 0; seed < 20; seed++) {
            List<Plan.Event> events = plan(Cases.country(seed, 400), 30).events();
            assertThat(events).hasSize(30);
            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).gain())
                        .isLessThanOrEqualTo(events.get(i - 1).gain());
                assertThat(events.get(i).coveredShare())
                        .isGreaterThan(events.get(i - 1).coveredShare());
            }
        }
    }

    @Test
    void theSameNeedInAnyOrderGivesTheSamePlan() {
        List<OpenRequest> open = Cases.country(3, 1_000);
        List<OpenRequest> shuffled = new ArrayList<>(open);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(plan(shuffled, 15)).isEqualTo(plan(open, 15));
    }

    @Test
    void everyoneIsCoveredOnceOrNamedAsLeftOut() {
        List<OpenRequest> open = Cases.country(4, 800);
        Map<RequestId, OpenRequest> byId = new HashMap<>();
        open.forEach(request -> byId.put(request.id(), request));
        Plan plan = plan(open, 12);
        Set<RequestId> seen = new HashSet<>();
        for (Plan.Event event : plan.events()) {
            List<OpenRequest> requests =
                    event.requestIds().stream().map(byId::get).toList();
            assertThat(requests).hasSize(event.requests()).allMatch(one -> seen.add(one.id()));
            assertThat(requests.stream().mapToInt(OpenRequest::people).sum()).isEqualTo(event.people());
            assertThat(event.people()).isLessThanOrEqualTo(event.capacity());
            assertThat(requests.stream().map(OpenRequest::region).distinct().sorted())
                    .containsExactlyElementsOf(event.regions());
        }
        int left = plan.uncovered().stream().mapToInt(Plan.Uncovered::people).sum();
        assertThat(plan.covered().people() + left).isEqualTo(plan.need().people());
    }

    @Test
    void whenTheFirstEventIsAnnouncedAnotherIsFirst() {
        List<OpenRequest> open = Cases.country(6, 500);
        Plan.Event first = plan(open, 10).events().getFirst();
        List<OpenRequest> left = open.stream()
                .filter(request -> !first.requestIds().contains(request.id()))
                .toList();
        Plan.Event next = plan(left, 10).events().getFirst();
        assertThat(next.requestIds()).isNotEqualTo(first.requestIds()).doesNotContainAnyElementsOf(first.requestIds());
    }

    @Test
    void fewPeopleGetNoEventAndAreSaidToBeTooFew() {
        Plan plan =
                plan(List.of(request("a", "UA-46", 3, Format.OFFLINE), request("b", "UA-63", 4, Format.OFFLINE)), 10);
        assertThat(plan.events()).isEmpty();
        assertThat(plan.uncovered()).extracting(Plan.Uncovered::why).containsOnly("too-few");
    }

    @Test
    void aFewBesideAGroupThatFillsAnEventDoNotTakeItsPlaces() {
        OpenRequest few = new OpenRequest(
                RequestId.ofWebhook("few"),
                new RegionId("UA-46"),
                "few",
                List.of(VETERANS),
                4,
                Format.ONLINE,
                Urgency.HIGH,
                Instant.parse("2026-01-01T10:00:00Z"),
                null,
                null,
                false);
        Plan plan = plan(List.of(few, request("many", "UA-46", 60, Format.ONLINE)), 10);
        assertThat(plan.events())
                .singleElement()
                .satisfies(event -> assertThat(event.people()).isEqualTo(60));
        assertThat(plan.atLeastShareOfBest()).isPositive();
    }

    @Test
    void neighboursMeetWhereTheyCanGo() {
        Plan plan =
                plan(List.of(request("a", "UA-46", 3, Format.OFFLINE), request("b", "UA-61", 4, Format.OFFLINE)), 10);
        assertThat(plan.events()).singleElement().satisfies(event -> {
            assertThat(event.format()).isEqualTo(Format.OFFLINE);
            assertThat(event.people()).isEqualTo(7);
            assertThat(event.regions()).containsExactly(new RegionId("UA-46"), new RegionId("UA-61"));
        });
    }

    @Test
    void whoCannotComeToTheOnlyFormatIsSaidToHaveNone() {
        List<OpenRequest> open =
                List.of(request("a", "UA-46", 9, Format.OFFLINE), request("b", "UA-46", 9, Format.ONLINE));
        Plan plan = new PlanBuilder(open, Cases.NOW, Format.ONLINE, Limits.NONE, Map.of()).plan(10);
        assertThat(plan.events()).extracting(Plan.Event::format).containsExactly(Format.ONLINE);
        assertThat(plan.uncovered()).extracting(Plan.Uncovered::why).containsExactly("no-format");
    }

    @Test
    void whatTheBudgetDoesNotReachIsBeyondIt() {
        Plan plan = plan(List.of(request("a", "UA-46", 60, Format.ANY), request("b", "UA-63", 50, Format.ANY)), 1);
        assertThat(plan.events()).extracting(Plan.Event::people).containsExactly(60);
        assertThat(plan.uncovered())
                .containsExactly(new Plan.Uncovered(new RegionId("UA-63"), VETERANS, 1, 50, "beyond-budget"));
    }

    @Test
    void ofAGroupGreaterThanAnyEventSomeAreLeft() {
        Plan plan = plan(List.of(request("a", "UA-46", 100, Format.ANY)), 5);
        assertThat(plan.events()).extracting(Plan.Event::people).containsExactly(60);
        assertThat(plan.covered().share()).isEqualTo(0.6);
        assertThat(plan.uncovered()).extracting(Plan.Uncovered::people).containsExactly(40);
    }

    @Test
    void aNeedOfNothingIsPlannedByNothing() {
        Plan plan = plan(List.of(), 10);
        assertThat(plan.events()).isEmpty();
        assertThat(plan.covered()).isEqualTo(new Plan.Covered(0, 0));
        assertThat(plan.atLeastShareOfBest()).isEqualTo(1);
    }

    private static OpenRequest request(String id, String region, int people, Format format) {
        return new OpenRequest(
                RequestId.ofWebhook(id),
                new RegionId(region),
                id,
                List.of(VETERANS),
                people,
                format,
                Urgency.NORMAL,
                Instant.parse("2026-11-01T10:00:00Z"),
                null,
                null,
                false);
    }

    @Test
    void anOldLetterIsANeedAndHasNotWaited() {
        OpenRequest old = new OpenRequest(
                RequestId.ofWebhook("old"),
                new RegionId("UA-46"),
                "old",
                List.of(VETERANS),
                12,
                Format.ONLINE,
                Urgency.NORMAL,
                Instant.parse("2022-03-01T10:00:00Z"),
                null,
                null,
                true);
        Plan alone = plan(List.of(old), 1);
        assertThat(alone.need().people()).isEqualTo(12);
        assertThat(alone.events().getFirst().reasons().oldestDays()).isZero();
        OpenRequest waiting = request("waiting", "UA-46", 12, Format.ONLINE);
        assertThat(plan(List.of(waiting), 1).events().getFirst().gain())
                .isGreaterThan(alone.events().getFirst().gain());
    }

    private static Plan plan(List<OpenRequest> open, int events) {
        return new PlanBuilder(open, Cases.NOW, null, Limits.NONE, Map.of()).plan(events);
    }

    private static double value(Need need, List<Filled> plan) {
        Map<RegionId, Double> covered = new HashMap<>();
        plan.forEach(event -> event.weights().forEach((region, weight) -> covered.merge(region, weight, Double::sum)));
        return covered.entrySet().stream()
                .mapToDouble(region -> need.value(region.getKey(), region.getValue()))
                .sum();
    }
}
