package ua.ismtr.forecasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.forecasts.Forecast.Point;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

/** Forecasts of two years of known law, published each second week from week 60 on. Seeds are fixed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastMakerTest {
    private static final Set<RegionId> COUNTRY = Set.copyOf(WeeklyHistory.REGIONS);
    private static final int FIRST_PUBLISHED = 60;
    private static final Week AFTER = MadeUpYears.FIRST.plus(MadeUpYears.WEEKS);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void holdsWhatIsAskedOfForecasts(double dispersion) {
        WeeklyHistory history = MadeUpYears.of(20261127, dispersion);
        List<Forecast> published = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (int week = FIRST_PUBLISHED; week < MadeUpYears.WEEKS; week += 2) {
            long start = System.nanoTime();
            published.add(ForecastMaker.make(history, MadeUpYears.FIRST.plus(week), Instant.EPOCH, List.of()));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        Forecast last = ForecastMaker.make(history, AFTER, Instant.EPOCH, published);
        long falseSkill = IntStream.range(1, WeeklyHistory.SERIES)
                .filter(series -> series % 2 == 1)
                .filter(series -> last.method(WeeklyHistory.topic(series)) == Method.MEDIAN)
                .count();
        double mase = maseOfSeasonalTopics(history, published);
        double coverage = coverage(history, published);
        System.out.printf(
                "dispersion %.1f: coverage %.3f, MASE %.3f, skill of noise %d of %d, longest %d ms%n",
                dispersion, coverage, mase, falseSkill, WeeklyHistory.SERIES / 2, longest.toMillis());

        assertThat(coverage).isBetween(0.77, 0.83);
        assertThat(mase).isLessThanOrEqualTo(0.95);
        assertThat(falseSkill).isLessThanOrEqualTo(WeeklyHistory.SERIES / 2 / 10);
        assertThat(longest).isLessThan(Duration.ofSeconds(10));
    }

    /** Of the country, its regions and topics where at least one request a week is expected. */
    private static double coverage(WeeklyHistory history, List<Forecast> published) {
        long covered = 0;
        long all = 0;
        for (int i = 0; i < published.size(); i++) {
            int start = FIRST_PUBLISHED + 2 * i;
            for (int series = 0; series < WeeklyHistory.SERIES; series++) {
                for (int region = -1; region < WeeklyHistory.REGIONS.size(); region++) {
                    @Nullable TopicId topic = WeeklyHistory.topic(series);
                    Set<RegionId> scope = region < 0 ? COUNTRY : Set.of(WeeklyHistory.REGIONS.get(region));
                    List<Point> points = published.get(i).points(scope, topic, 12);
                    for (int ahead = 0; ahead < points.size() && start + ahead < MadeUpYears.WEEKS; ahead++) {
                        Point point = points.get(ahead);
                        int came = region < 0
                                ? history.requests(series, start + ahead)
                                : history.requests(series, region, start + ahead);
                        if (point.mean() >= 1) {
                            all++;
                            covered += point.p10() <= came && came <= point.p90() ? 1 : 0;
                        }
                    }
                }
            }
        }
        return (double) covered / all;
    }

    private static double maseOfSeasonalTopics(WeeklyHistory history, List<Forecast> published) {
        double error = 0;
        double ofLastYear = 0;
        for (int i = 0; i < published.size(); i++) {
            int start = FIRST_PUBLISHED + 2 * i;
            for (int series = 2; series < WeeklyHistory.SERIES; series += 2) {
                for (int ahead = 0; ahead < 12 && start + ahead < MadeUpYears.WEEKS; ahead++) {
                    double came = history.requests(series, start + ahead);
                    error += Math.abs(
                            came - published.get(i).series().get(series).candidate()[ahead]);
                    ofLastYear += Math.abs(came - history.requests(series, start + ahead - 52));
                }
            }
        }
        return error / ofLastYear;
    }

    @Test
    void knowsNothingOfTheFuture() {
        WeeklyHistory history = MadeUpYears.of(1, 0.1);
        Week then = MadeUpYears.FIRST.plus(80);
        Forecast published = ForecastMaker.make(history, then.plus(-10), Instant.EPOCH, List.of());
        String before = Json.text(ForecastMaker.make(history, then, Instant.EPOCH, List.of(published)));
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            history.add(
                    random.nextInt(WeeklyHistory.SERIES),
                    random.nextInt(WeeklyHistory.REGIONS.size()),
                    then.plus(random.nextInt(MadeUpYears.WEEKS - 80)),
                    1 + random.nextInt(9),
                    50);
        }
        Forecast later = ForecastMaker.make(history, then.plus(5), Instant.EPOCH, List.of());

        assertThat(Json.text(ForecastMaker.make(history, then, Instant.EPOCH, List.of(published, later))))
                .isEqualTo(before);
    }

    @Test
    void theCountryIsTheSumOfItsRegions() {
        Forecast forecast = ForecastMaker.make(MadeUpYears.of(3, 0), AFTER, Instant.EPOCH, List.of());
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            @Nullable TopicId topic = WeeklyHistory.topic(series);
            List<Point> country = forecast.points(COUNTRY, topic, Forecast.WEEKS);
            long people = 0;
            double[] sums = new double[Forecast.WEEKS];
            for (RegionId region : WeeklyHistory.REGIONS) {
                List<Point> points = forecast.points(Set.of(region), topic, Forecast.WEEKS);
                for (int ahead = 0; ahead < sums.length; ahead++) {
                    sums[ahead] += points.get(ahead).mean();
                }
                people += forecast.people(Set.of(region), topic, 12);
            }
            for (int ahead = 0; ahead < sums.length; ahead++) {
                assertThat(country.get(ahead).mean()).isCloseTo(sums[ahead], within(1e-9));
            }
            assertThat(forecast.people(COUNTRY, topic, 12)).isEqualTo(people);
        }
    }

    @Test
    void isTheSameAfterItWasStored() {
        Forecast forecast = ForecastMaker.make(MadeUpYears.of(4, 0), AFTER, Instant.EPOCH, List.of());
        Forecast read = Json.read(Json.text(forecast), Forecast.class);

        assertThat(Json.text(read)).isEqualTo(Json.text(forecast));
        assertThat(read.points(COUNTRY, null, 12)).isEqualTo(forecast.points(COUNTRY, null, 12));
    }

    @Test
    void expectsNothingOfAnEmptySystem() {
        WeeklyHistory empty = new WeeklyHistory(MadeUpYears.FIRST, 10);
        Forecast forecast = ForecastMaker.make(empty, MadeUpYears.FIRST.plus(10), Instant.EPOCH, List.of());

        assertThat(forecast.method(null)).isEqualTo(Method.MEAN);
        assertThat(forecast.skill(COUNTRY, null)).isEqualTo(Skill.NONE);
        assertThat(forecast.points(COUNTRY, null, 12)).hasSize(12).allMatch(point -> point.mean() == 0);
        assertThat(forecast.points(COUNTRY, null, 1).getFirst().week()).isEqualTo("2025-W06");
    }
}
