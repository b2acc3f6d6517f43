package ua.ismtr.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.forecasts.WeeklyHistory;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** What is found in activity of a known law. Seeds are fixed. */
class WarningsMakerTest {
    private static final int REPEATED = 6;

    /** Jumps begin eight weeks before the end, on every fifth topic, at means of 4 to 20. */
    @ParameterizedTest
    @CsvSource({"52, 0", "52, 0.05", "104, 0", "104, 0.05"})
    void findsJumpsWithinTwoWeeksAndFewFalseOnes(int weeks, double dispersion) {
        int at = weeks - 8;
        Set<Integer> jumping = IntStream.range(1, WeeklyHistory.SERIES)
                .filter(series -> series % 5 == 0)
                .boxed()
                .collect(Collectors.toSet());
        LocalDate start = MadeUpActivity.FIRST.plus(at).monday();
        int found = 0;
        int falseOnes = 0;
        for (int seed = 0; seed < REPEATED; seed++) {
            double[] rates =
                    new Random(seed).doubles(WeeklyHistory.SERIES, 4, 20).toArray();
            int number = seed;
            IntFunction<List<Finding>> foundAfter = known -> new Jumps(MadeUpActivity.withJumps(
                            1000L + number, weeks, known, dispersion, series -> rates[series], jumping, at))
                    .find();
            List<Finding> afterTwoWeeks = foundAfter.apply(at + 2);
            List<Finding> findings = foundAfter.apply(weeks);
            for (int series : jumping) {
                TopicId topic = WeeklyHistory.topic(series);
                found += afterTwoWeeks.stream().anyMatch(one -> isOf(one, topic) && isBegun(one, start)) ? 1 : 0;
            }
            falseOnes += (int) findings.stream()
                    .filter(one -> one.since().isBefore(start.minusWeeks(1))
                            || one.since().isAfter(start.plusWeeks(3))
                            || (one.topic() != null && !jumping.contains(WeeklyHistory.series(one.topic()))))
                    .count();
        }
        double share = (double) found / (REPEATED * jumping.size());
        double falseInFourWeeks = 4.0 * falseOnes / (REPEATED * (Jumps.REPLAYED_WEEKS - 2));
        System.out.printf(
                "%d weeks, dispersion %.2f: found %.3f, false in four weeks %.2f%n",
                weeks, dispersion, share, falseInFourWeeks);

        assertThat(share).isGreaterThanOrEqualTo(0.9);
        assertThat(falseInFourWeeks).isLessThanOrEqualTo(1);
    }

    private static boolean isOf(Finding finding, @Nullable TopicId topic) {
        return finding.region() == null && Objects.equals(topic, finding.topic());
    }

    /** Whether it began in the first or second week; the week before may be judged together with the first. */
    private static boolean isBegun(Finding finding, LocalDate start) {
        return !finding.since().isBefore(start.minusWeeks(1))
                && !finding.since().isAfter(start.plusWeeks(1));
    }

    @Test
    void findsNoJumpOfFewRequestsOrFewCentres() {
        int last = 59;
        Activity activity = new Activity(
                MadeUpActivity.FIRST,
                MadeUpActivity.FIRST.plus(last + 1).monday().minusDays(1));
        LocalDate day = MadeUpActivity.FIRST.plus(last).monday();
        for (int week = 0; week < last; week++) {
            MadeUpActivity.add(activity, MadeUpActivity.FIRST.plus(week).monday(), 5, 9, "usual-" + week % 9);
        }
        for (int i = 0; i < 12; i++) {
            MadeUpActivity.add(activity, day, 0, 1, "two-" + i % 2);
            MadeUpActivity.add(activity, day, 1, 2, "three-" + i % 3);
        }
        for (int i = 0; i < 4; i++) {
            MadeUpActivity.add(activity, day, 2, 3, "four-" + i);
        }

        assertThat(new Jumps(activity)
                        .find().stream()
                                .filter(finding -> finding.topic() != null)
                                .map(Finding::topic)
                                .collect(Collectors.toSet()))
                .containsExactly(WeeklyHistory.topic(2));
    }

    @Test
    void findsASlowChangeOfTheLevel() {
        Random random = new Random(5);
        int weeks = 60;
        Activity activity = new Activity(
                MadeUpActivity.FIRST, MadeUpActivity.FIRST.plus(weeks).monday().minusDays(1));
        for (int series = 1; series <= 10; series++) {
            for (int week = 0; week < weeks; week++) {
                double factor = series == 3 && week >= 46 ? 1.6 : series == 4 && week >= 46 ? 0.4 : 1;
                int count = MadeUpActivity.poisson(random, 12 * factor);
                for (int i = 0; i < count; i++) {
                    MadeUpActivity.add(
                            activity,
                            MadeUpActivity.FIRST.plus(week).monday().plusDays(i % 5),
                            random.nextInt(27),
                            series,
                            "c" + random.nextInt(200));
                }
            }
        }

        Map<TopicId, Boolean> up = new HashMap<>();
        for (Finding finding : new Drifts(activity).find()) {
            if (finding.topic() != null) {
                up.put(finding.topic(), finding.observed() > finding.expected());
            }
        }
        assertThat(up).isEqualTo(Map.of(WeeklyHistory.TOPICS.get(2), true, WeeklyHistory.TOPICS.get(3), false));
    }

    /** Centres with their own rates write for up to a year and a half; then half of them stop. */
    @Test
    void findsCentresThatFallSilentAndNeverClosedOnes() {
        Random random = new Random(11);
        LocalDate start = MadeUpActivity.FIRST.monday();
        LocalDate stop = start.plusDays(540);
        record Writer(String code, int region, double rate, boolean stops, boolean closes) {}
        List<Writer> writers = IntStream.range(0, 540)
                .mapToObj(i -> new Writer("c" + i, i % 27, 0.1 + 0.6 * random.nextDouble(), i % 4 == 0, i % 4 == 1))
                .toList();
        Map<String, RegisteredCenter> register = new HashMap<>();
        for (Writer writer : writers) {
            RegionId region = WeeklyHistory.REGIONS.get(writer.region());
            CenterState state = writer.closes() ? CenterState.TEMPORARILY_CLOSED : CenterState.ACTIVE;
            LocalDate since = writer.closes() ? stop : start;
            register.put(
                    RegisteredCenter.name(region, writer.code()),
                    new RegisteredCenter(writer.code(), writer.code(), "", region, state, since, null, null));
        }
        Map<Writer, List<LocalDate>> written = new HashMap<>();
        for (Writer writer : writers) {
            double day = 0;
            List<LocalDate> days = new ArrayList<>();
            while (true) {
                day += -Math.log(1 - random.nextDouble()) / writer.rate() * 7;
                LocalDate date = start.plusDays((long) day);
                boolean ended = (writer.stops() || writer.closes()) && date.isAfter(stop);
                if (ended || date.isAfter(stop.plusDays(400))) {
                    break;
                }
                days.add(date);
            }
            written.put(writer, days);
        }
        int inTime = 0;
        int stopped = 0;
        for (Writer writer : writers) {
            if (!writer.stops() || written.getOrDefault(writer, List.of()).size() < 4) {
                continue;
            }
            stopped++;
            LocalDate by = stop.plusDays((long) Math.ceil(5 / writer.rate() * 7));
            Activity activity = new Activity(MadeUpActivity.FIRST, by);
            written.forEach((other, days) -> {
                if (other.region() == writer.region()) {
                    days.forEach(day -> MadeUpActivity.add(activity, day, other.region(), 1, other.code()));
                }
            });
            List<Finding> findings = new Silences(activity, register).find();
            inTime += findings.stream().anyMatch(finding -> finding.centers().contains(writer.code())) ? 1 : 0;
            assertThat(findings.stream().flatMap(finding -> finding.centers().stream()))
                    .noneMatch(code ->
                            writers.get(Integer.parseInt(code.substring(1))).closes());
        }
        System.out.printf("silent centres found within 5/rate weeks: %d of %d%n", inTime, stopped);

        assertThat((double) inTime / stopped).isGreaterThanOrEqualTo(0.9);
    }

    private static RegisteredCenter registered(String code, CenterState state, LocalDate since) {
        return new RegisteredCenter(code, code, "", WeeklyHistory.REGIONS.getFirst(), state, since, null, null);
    }

    private static Map<String, RegisteredCenter> register(RegisteredCenter... centers) {
        return Stream.of(centers).collect(Collectors.toMap(RegisteredCenter::fullName, center -> center));
    }

    /** Weekly requests of a centre of the first region, from the week of one number to that before another. */
    private static void writes(Activity activity, String center, int from, int to) {
        for (int week = from; week < to; week++) {
            MadeUpActivity.add(activity, MadeUpActivity.FIRST.plus(week).monday(), 0, 1, center);
        }
    }

    @ParameterizedTest
    @CsvSource({"active, 59, false", "active, 40, true", "active, 0, true", "active, 90, true", "closed, 59, false"})
    void aCentreThatOpenedAgainIsSilentSinceThenOnly(String state, int since, boolean silent) {
        Activity activity = new Activity(
                MadeUpActivity.FIRST, MadeUpActivity.FIRST.plus(60).monday().minusDays(1));
        writes(activity, "reopened", 0, 30);
        writes(activity, "other", 0, 60);
        LocalDate from = MadeUpActivity.FIRST.plus(since).monday();

        List<Finding> findings = new Silences(
                        activity,
                        register(registered("reopened", CenterState.of(state).orElseThrow(), from)))
                .find();

        LocalDate written = MadeUpActivity.FIRST.plus(29).monday();
        assertThat(findings.stream().map(Finding::center)).isEqualTo(silent ? List.of("reopened") : List.of());
        assertThat(findings.stream().map(Finding::since)).allMatch((since == 40 ? from : written.plusDays(1))::equals);
    }

    @Test
    void aRegionIsNotSilentWhereThoseWhoWroteAreClosed() {
        Activity activity = new Activity(
                MadeUpActivity.FIRST, MadeUpActivity.FIRST.plus(60).monday().minusDays(1));
        for (int closed = 0; closed < 9; closed++) {
            writes(activity, "closed-" + closed, 0, 57);
        }
        // One that is open and writes every fourteen weeks: three quiet weeks say nothing of it.
        for (int week = 0; week < 57; week += 14) {
            writes(activity, "open", week, week + 1);
        }
        Map<String, RegisteredCenter> register = register(IntStream.range(0, 9)
                .mapToObj(closed -> registered(
                        "closed-" + closed,
                        CenterState.CLOSED,
                        MadeUpActivity.FIRST.plus(57).monday()))
                .toArray(RegisteredCenter[]::new));

        assertThat(new Silences(activity, register).find()).isEmpty();
        assertThat(new Silences(activity, Map.of()).find())
                .singleElement()
                .satisfies(region -> assertThat(region.centers()).hasSize(10));
    }

    @Test
    void takesTheSilenceOfAllRegionsForItsOwnFault() {
        Random random = new Random(13);
        for (boolean silent : new boolean[] {false, true}) {
            LocalDate last = MadeUpActivity.FIRST.monday().plusDays(100);
            Activity activity = new Activity(MadeUpActivity.FIRST, last);
            for (int region = 0; region < 27; region++) {
                for (LocalDate day = MadeUpActivity.FIRST.monday(); !day.isAfter(last); day = day.plusDays(1)) {
                    int count = silent && day.equals(last) ? 0 : MadeUpActivity.poisson(random, 8);
                    for (int i = 0; i < count; i++) {
                        MadeUpActivity.add(activity, day, region, 1, "c" + region + "-" + i);
                    }
                }
            }
            List<Finding> findings = WarningsMaker.find(activity, Map.of());

            assertThat(findings.stream().map(Finding::kind))
                    .filteredOn(Kind.ALL_SILENT::equals)
                    .hasSize(silent ? 1 : 0);
        }
    }

    @Test
    void knowsNothingOfTheFuture() {
        LocalDate asOf = MadeUpActivity.FIRST.plus(60).monday().plusDays(2);
        Activity then = new Activity(MadeUpActivity.FIRST, asOf);
        Activity later = new Activity(MadeUpActivity.FIRST, asOf);
        Random random = new Random(17);
        for (int i = 0; i < 4_000; i++) {
            LocalDate day = MadeUpActivity.FIRST.monday().plusDays(random.nextInt(500));
            int region = random.nextInt(27);
            int series = 1 + random.nextInt(8);
            String center = "c" + region + "-" + random.nextInt(9);
            if (!day.isAfter(asOf)) {
                MadeUpActivity.add(then, day, region, series, center);
            }
            MadeUpActivity.add(later, day, region, series, center);
        }

        assertThat(WarningsMaker.find(later, Map.of())).isEqualTo(WarningsMaker.find(then, Map.of()));
    }

    @Test
    void keepsTheShareOfFalseDiscoveriesBelowItsLimit() {
        // The example of Benjamini and Hochberg's paper, section 3.2: four of fifteen at 5 %.
        double[] probabilities = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
        };

        assertThat(FalseDiscoveries.threshold(probabilities, 0.05)).isEqualTo(.0095);
        assertThat(FalseDiscoveries.threshold(new double[] {0.5, 0.9}, 0.05)).isNegative();
    }
}
