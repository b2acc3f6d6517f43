package ua.ismtr.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ua.ismtr.courses.CourseId;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.indicators.Survival.Watched;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.History;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;

class IndicatorsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final List<String> REGIONS = List.of("UA-05", "UA-46", "UA-63");
    private static final List<String> TOPICS = List.of("land", "veterans", "cybersecurity");

    /** The times of 6-mercaptopurine from Freireich et al. 1963, the textbook example: the median is 23 weeks. */
    @Test
    void medianOfATextbookExample() {
        List<Watched> watched = new ArrayList<>();
        for (double week : new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
            watched.add(new Watched(week, true));
        }
        for (double week : new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
            watched.add(new Watched(week, false));
        }

        assertThat(Survival.median(watched).value()).isEqualTo(23);
        assertThat(Survival.median(watched).low()).isEqualTo(13);
        assertThat(Survival.median(watched).high()).isNull();
    }

    @Test
    void rowsThatAreTooManyForAnAnswerAreRefused() {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            lives.add(life(i, "UA-46", "UA46-0117", "land", 10, 100, null, null));
        }
        HttpResponse some = IndicatorsApi.rows(lives.subList(0, 20_000), List.of(), NOW);
        assertThat(some.status()).isEqualTo(200);
        assertThat(some.body().length).isBetween(1_000_000, 5_000_000);
        assertThat(IndicatorsApi.rows(lives, List.of(), NOW).status()).isEqualTo(422);
    }

    /** 10 of 100 by Wilson's formula: 0.0552 to 0.1744. */
    @Test
    void intervalOfAShare() {
        assertThat(Interval.wilson(10, 100).low()).isCloseTo(0.0552, within(0.0001));
        assertThat(Interval.wilson(10, 100).high()).isCloseTo(0.1744, within(0.0001));
    }

    @Test
    void openRequestsMakeTheMedianLonger() {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lives.add(life(i, "UA-46", "c" + i, "land", 10, 100, i < 4 ? 90 : null, null));
        }

        assertThat(of(lives, "time-to-planned").value()).isNull();
        lives.replaceAll(life -> life.plannedAt() == null
                        && Integer.parseInt(life.center().substring(1)) < 6
                ? life(Integer.parseInt(life.center().substring(1)), "UA-46", life.center(), "land", 10, 100, 40, null)
                : life);
        assertThat(of(lives, "time-to-planned").value()).isEqualTo(60);
    }

    @Test
    void oldLettersCountButDidNotWait() {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            lives.add(life(i, "UA-46", "c" + i, "land", 10, 100, 90, 80));
        }
        Indicator without = of(lives, "time-to-planned");
        for (int i = 6; i < 20; i++) {
            lives.add(old(life(i, "UA-46", "c" + i, "land", 10, 1_700, 20, 10)));
        }

        assertThat(without.value()).isEqualTo(10);
        assertThat(of(lives, "time-to-planned")).isEqualTo(without);
        assertThat(of(lives, "time-to-delivered").value()).isEqualTo(20);
        assertThat(of(lives, "coverage").denominator()).isEqualTo(200);
    }

    private static Life old(Life life) {
        return new Life(
                life.requestId(),
                life.region(),
                life.center(),
                life.topics(),
                life.people(),
                life.submittedAt(),
                life.plannedAt(),
                life.deliveredAt(),
                life.endedAt(),
                life.course(),
                true);
    }

    @Test
    void nothingOfFewerThanFivePeopleIsShown() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            List<Life> lives = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                lives.add(randomLife(random, i, 3, 1));
            }
            for (Indicator indicator : Indicators.of(rows(lives), NOW)) {
                if (indicator.withheld()) {
                    assertThat(indicator)
                            .isEqualTo(new Indicator(indicator.id(), null, null, null, null, null, null, true));
                } else {
                    assertThat(indicator.n()).isNotIn(1L, 2L, 3L, 4L);
                }
            }
        }
    }

    /** Each figure again, from the rows of the file and by the words of its formula. */
    @Test
    void eachIndicatorFollowsFromTheRowsByItsFormula() {
        Random random = new Random(2);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lives.add(randomLife(random, i, 40, 5));
        }
        Map<String, Indicator> found = new HashMap<>();
        Indicators.of(rows(lives), NOW).forEach(indicator -> found.put(indicator.id(), indicator));
        List<String[]> rows = new ArrayList<>();
        RepeatedNeed need = new RepeatedNeed(lives, List.of());
        for (Life life : lives) {
            rows.add(IndicatorsApi.row(life, need, NOW).toArray(String[]::new));
        }

        checkTime(found.get("time-to-planned"), rows, 6);
        checkTime(found.get("time-to-delivered"), rows, 7);
        double people = rows.stream().mapToInt(row -> Integer.parseInt(row[4])).sum();
        double trained = rows.stream()
                .filter(row -> !row[7].isEmpty())
                .mapToInt(row -> Integer.parseInt(row[4]))
                .sum();
        check(found.get("coverage"), trained, people);
        Set<String> centers = new HashSet<>();
        Set<String> heard = new HashSet<>();
        Map<String, double[]> regions = new TreeMap<>();
        double answered = 0;
        for (String[] row : rows) {
            centers.add(row[1] + row[2]);
            boolean isAnswered = !row[6].isEmpty() && row[8].isEmpty();
            double[] counts = regions.computeIfAbsent(row[1], key -> new double[2]);
            counts[1]++;
            if (isAnswered) {
                heard.add(row[1] + row[2]);
                counts[0]++;
                answered++;
            }
        }
        check(found.get("heard-centers"), heard.size(), centers.size());
        double worst = regions.values().stream()
                .mapToDouble(counts -> counts[0] / counts[1])
                .min()
                .orElseThrow();
        check(found.get("fairness"), worst, answered / rows.size());
        double followed = 0;
        double repeated = 0;
        for (String[] row : rows) {
            Instant end = row[7].isEmpty() ? null : Instant.parse(row[7]);
            if (end == null || end.plus(Duration.ofDays(180)).isAfter(NOW)) {
                continue;
            }
            followed++;
            boolean again = rows.stream()
                    .anyMatch(other -> !other[0].equals(row[0])
                            && (other[1] + other[2]).equals(row[1] + row[2])
                            && Arrays.stream(other[3].split(" ")).anyMatch(List.of(row[3].split(" "))::contains)
                            && Instant.parse(other[5]).isAfter(end)
                            && !Instant.parse(other[5]).isAfter(end.plus(Duration.ofDays(180))));
            repeated += again ? 1 : 0;
            assertThat(!row[11].isEmpty()).isEqualTo(again);
        }
        check(found.get("repeated-need"), repeated, followed);
        check(
                found.get("answered-at-once"),
                (double) rows.stream().filter(row -> row[9].equals("true")).count(),
                rows.size());
    }

    /** Asked for in a past period, trained long after it: what is asked for again after that is read, and is in the rows. */
    @Test
    void needThatComesAgainLongAfterThePeriodIsFollowed() {
        Life trained = life(1, "UA-46", "c", "land", 10, 700, 500, 300);
        Life recent = life(2, "UA-46", "c", "land", 10, 690, 400, 100);
        List<Life> lives = List.of(trained, recent);
        assertThat(RepeatedNeed.until(lives, NOW)).contains(NOW.minus(Duration.ofDays(120)));
        assertThat(RepeatedNeed.until(List.of(recent), NOW)).isEmpty();

        Life tooSoon = life(3, "UA-46", "c", "land", 10, 300, null, null);
        Life otherTopic = life(4, "UA-46", "c", "veterans", 10, 200, null, null);
        Life otherRegion = life(5, "UA-05", "c", "land", 10, 200, null, null);
        Life tooLate = life(6, "UA-46", "c", "land", 10, 119, null, null);
        Life again = life(7, "UA-46", "c", "land", 10, 120, null, null);
        List<Life> others = List.of(tooSoon, otherTopic, otherRegion, tooLate);
        assertThat(new RepeatedNeed(lives, others).after(trained)).isEmpty();
        List<Life> all = new ArrayList<>(others);
        all.add(again);
        assertThat(new RepeatedNeed(lives, all).after(trained)).contains(again.requestId());
        assertThat(Indicators.of(new Indicators.Rows(lives, all, List.of(), List.of()), NOW))
                .filteredOn(indicator -> indicator.id().equals("repeated-need"))
                .first()
                .satisfies(indicator -> {
                    assertThat(indicator.numerator()).isEqualTo(1);
                    assertThat(indicator.denominator()).isEqualTo(1);
                });
        assertThat(new String(IndicatorsApi.rows(lives, all, NOW).body(), StandardCharsets.UTF_8))
                .contains(";false;" + again.requestId() + "\r\n");
    }

    /** The figures of events and courses again, from the rows of their files. */
    @Test
    void figuresOfEventsAndCoursesFollowFromTheirRowsByTheirFormulas() {
        Random random = new Random(3);
        List<HeldEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int capacity = 10 + random.nextInt(50);
            int taken = random.nextInt(capacity + 1);
            events.add(new HeldEvent(
                    EventId.random(),
                    i % 3 == 0 ? null : new RegionId(REGIONS.get(i % 3)),
                    LocalDate.of(2026, 10, 1),
                    capacity,
                    taken,
                    random.nextInt(taken + 1)));
        }
        List<OfferedCourse> courses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            courses.add(new OfferedCourse(
                    CourseId.of("p", "c" + i),
                    "p",
                    List.of(new TopicId("land")),
                    random.nextBoolean(),
                    random.nextInt(4) == 0));
        }
        Map<String, Indicator> found = new HashMap<>();
        Indicators.of(new Indicators.Rows(List.of(), List.of(), events, courses), NOW)
                .forEach(indicator -> found.put(indicator.id(), indicator));

        List<List<String>> ofEvents = events.stream().map(IndicatorsApi::row).toList();
        check(found.get("seats-used"), sum(ofEvents, 4), sum(ofEvents, 3));
        check(found.get("attendance"), sum(ofEvents, 5), sum(ofEvents, 4));
        List<List<String>> ofCourses = courses.stream().map(IndicatorsApi::row).toList();
        check(
                found.get("duplication"),
                (double) ofCourses.stream()
                        .filter(row -> row.get(4).equals("true"))
                        .count(),
                ofCourses.size());
    }

    private static double sum(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> Integer.parseInt(row.get(column))).sum();
    }

    @Test
    void anEventOfFewPeopleSaysNothingOfThem() {
        for (int taken = 0; taken < 12; taken++) {
            for (int attended = 0; attended <= taken; attended++) {
                HeldEvent event = new HeldEvent(EventId.random(), null, LocalDate.of(2026, 10, 1), 20, taken, attended);
                Map<String, Boolean> withheld = new HashMap<>();
                Indicators.of(new Indicators.Rows(List.of(), List.of(), List.of(event), List.of()), NOW)
                        .forEach(indicator -> withheld.put(indicator.id(), indicator.withheld()));
                assertThat(withheld)
                        .containsEntry("seats-used", isFew(taken))
                        .containsEntry("attendance", isFew(taken) || isFew(attended) || isFew(taken - attended));
            }
        }
    }

    @Test
    void aRequestEndedWhenItWasDeclinedAndNotWhenThatWasNoted() {
        Instant submitted = Instant.parse("2026-10-01T09:00:00Z");
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("declined"),
                submitted,
                new RegionId("UA-46"),
                new Center("1", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Потрібне навчання",
                Format.ONLINE,
                7,
                Urgency.NORMAL,
                null);
        List<StoredRequest> versions = new ArrayList<>();
        versions.add(StoredRequest.classified(
                request,
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:7", Map.of()),
                submitted));
        List<Status> statuses =
                List.of(Status.DECLINED, Status.CLASSIFIED, Status.DECLINED, Status.DECLINED, Status.DECLINED);
        for (int day = 0; day < statuses.size(); day++) {
            versions.add(versions.getLast()
                    .next(statuses.get(day), "moderator:olena", "чому", submitted.plus(Duration.ofDays(day + 1))));
        }
        History history = id -> versions.stream().map(StoredRequest::step).toList();
        Life life = Life.of(versions.getLast(), history, Set.of()).orElseThrow();
        assertThat(life.endedAt()).isEqualTo(submitted.plus(Duration.ofDays(3)));
        assertThat(life.plannedAt()).isNull();
    }

    private static boolean isFew(int people) {
        return people > 0 && people < 5;
    }

    /** Each indicator is defined once, and in the order in which they are shown. */
    @Test
    void eachIndicatorHasItsDefinition() {
        assertThat(Indicators.of(rows(List.of()), NOW).stream().map(Indicator::id))
                .containsExactlyElementsOf(
                        Indicators.DEFINITIONS.stream().map(Definition::id).toList());
    }

    private static Indicators.Rows rows(List<Life> lives) {
        return new Indicators.Rows(lives, List.of(), List.of(), List.of());
    }

    private static void checkTime(@Nullable Indicator found, List<String[]> rows, int column) {
        Indicator indicator = Objects.requireNonNull(found);
        TreeMap<Double, double[]> byDay = new TreeMap<>();
        double happened = 0;
        for (String[] row : rows) {
            boolean is = !row[column].isEmpty();
            Instant end = is ? Instant.parse(row[column]) : row[8].isEmpty() ? NOW : Instant.parse(row[8]);
            double days = Duration.between(Instant.parse(row[5]), end).toSeconds() / 86_400.0;
            byDay.computeIfAbsent(days, key -> new double[2])[is ? 0 : 1]++;
            happened += is ? 1 : 0;
        }
        double atRisk = rows.size();
        double survival = 1;
        Double median = null;
        for (Map.Entry<Double, double[]> day : byDay.entrySet()) {
            survival *= 1 - day.getValue()[0] / atRisk;
            atRisk -= day.getValue()[0] + day.getValue()[1];
            median = median == null && survival <= 0.5 && day.getValue()[0] > 0 ? day.getKey() : median;
        }
        assertThat(indicator.value()).isEqualTo(Indicator.rounded(median));
        assertThat(indicator.numerator()).isEqualTo(happened);
        assertThat(indicator.denominator()).isEqualTo(rows.size());
    }

    private static void check(@Nullable Indicator found, double numerator, double denominator) {
        Indicator indicator = Objects.requireNonNull(found);
        assertThat(indicator.numerator()).isEqualTo(Indicator.rounded(numerator));
        assertThat(indicator.denominator()).isEqualTo(Indicator.rounded(denominator));
        assertThat(indicator.value()).isEqualTo(Indicator.rounded(numerator / denominator));
        assertThat(indicator.low()).isLessThanOrEqualTo(indicator.value());
        assertThat(indicator.high()).isGreaterThanOrEqualTo(indicator.value());
    }

    private static Indicator of(List<Life> lives, String id) {
        return Indicators.of(rows(lives), NOW).stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Life randomLife(Random random, int number, int centers, int fewestPeople) {
        int daysAgo = 20 + random.nextInt(340);
        Integer planned = random.nextInt(3) > 0 ? Integer.valueOf(random.nextInt(daysAgo)) : null;
        Integer delivered =
                planned != null && random.nextBoolean() ? Integer.valueOf(random.nextInt(planned + 1)) : null;
        int center = random.nextInt(centers);
        return life(
                number,
                REGIONS.get(center % REGIONS.size()),
                "c" + center / REGIONS.size(),
                TOPICS.get(random.nextInt(TOPICS.size())),
                fewestPeople + random.nextInt(4),
                daysAgo,
                planned,
                delivered);
    }

    private static Life life(
            int number,
            String region,
            String center,
            String topic,
            int people,
            int daysAgo,
            @Nullable Integer plannedDaysAgo,
            @Nullable Integer deliveredDaysAgo) {
        return new Life(
                RequestId.ofWebhook("life-" + number),
                new RegionId(region),
                center,
                List.of(new TopicId(topic)),
                people,
                NOW.minus(Duration.ofDays(daysAgo)),
                plannedDaysAgo == null ? null : NOW.minus(Duration.ofDays(plannedDaysAgo)),
                deliveredDaysAgo == null ? null : NOW.minus(Duration.ofDays(deliveredDaysAgo)),
                null,
                topic.equals("land"),
                false);
    }
}
