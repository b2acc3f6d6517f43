package ua.ismtr.forecasts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

/**
 * The forecasts of all series as they were made at one time, from which that of any regions and topic follows. The
 * forecast of several regions is the sum of theirs to the last digit shown.
 *
 * @param first the first week that is forecast, as {@code 2026-W49}; nothing that was submitted in it or later was known
 * @param history how many weeks were known
 * @param series in the order of {@link WeeklyHistory}'s numbers
 * @param calibration what to ask of the laws
 * @param errors of what had been published, for each series and region; those of the country stand behind the regions'
 */
public record Forecast(
        Instant madeAt,
        String first,
        int history,
        List<OfSeries> series,
        Calibration calibration,
        List<List<Skill.Errors>> errors) {
    /** How many weeks are forecast. */
    public static final int WEEKS = 26;

    private static final double DIGITS = 10_000;

    /**
     * The forecast of a series.
     *
     * @param means of the country, by week
     * @param candidate what the median would have forecast, by which it is judged
     * @param dispersion of the country's law, near, farther and far
     * @param shareDispersion what the division among regions adds to that
     * @param shares of the regions
     * @param people for one request, by region
     */
    record OfSeries(
            Method method,
            double[] means,
            double[] candidate,
            double[] dispersion,
            double[] shareDispersion,
            double[] shares,
            double[] people) {}

    /**
     * What is expected in a week.
     *
     * @param week as {@code 2026-W49}
     */
    public record Point(String week, double mean, long p10, long p50, long p90) {}

    /** So many requests in so many weeks, for people to whom 0.37 requests a week say nothing. */
    public record Pace(long requests, long weeks) {
        static Pace of(double mean) {
            if (mean >= 1) {
                return new Pace(Math.round(mean), 1);
            }
            return mean * 52 < 1 ? new Pace(0, 52) : new Pace(1, Math.round(1 / mean));
        }
    }

    /** The first week that is forecast. */
    public Week firstWeek() {
        return Week.parse(first).orElseThrow(() -> new IllegalStateException("A forecast begins with " + first));
    }

    /** The method of this topic, or of all requests where it is null. */
    public Method method(@Nullable TopicId topic) {
        return series.get(WeeklyHistory.series(topic)).method();
    }

    /** The forecast of the requests of these regions on this topic, or of all where it is null. */
    public List<Point> points(Set<RegionId> regions, @Nullable TopicId topic, int weeks) {
        int number = WeeklyHistory.series(topic);
        List<Point> points = new ArrayList<>();
        for (int ahead = 0; ahead < Math.min(weeks, WEEKS); ahead++) {
            points.add(point(regions, number, ahead));
        }
        return points;
    }

    /** How many people the requests of so many weeks will be for; the sum of the regions'. */
    public long people(Set<RegionId> regions, @Nullable TopicId topic, int weeks) {
        OfSeries of = series.get(WeeklyHistory.series(topic));
        long sum = 0;
        for (int region = 0; region < WeeklyHistory.REGIONS.size(); region++) {
            if (regions.contains(WeeklyHistory.REGIONS.get(region))) {
                double people = 0;
                for (int ahead = 0; ahead < Math.min(weeks, WEEKS); ahead++) {
                    people += mean(of, region, ahead) * of.people()[region];
                }
                sum += Math.round(people);
            }
        }
        return sum;
    }

    /** The pace of the next weeks: so many requests in so many weeks. */
    public Pace pace(Set<RegionId> regions, @Nullable TopicId topic, int weeks) {
        return Pace.of(points(regions, topic, weeks).stream()
                .mapToDouble(Point::mean)
                .average()
                .orElse(0));
    }

    /** How good the published forecasts of these regions were; of several, not all, the regions' errors are added. */
    public Skill skill(Set<RegionId> regions, @Nullable TopicId topic) {
        List<Skill.Errors> ofSeries = errors.get(WeeklyHistory.series(topic));
        if (regions.containsAll(WeeklyHistory.REGIONS)) {
            return ofSeries.get(WeeklyHistory.REGIONS.size()).skill();
        }
        Skill.Errors sum = Skill.Errors.NONE;
        for (int region = 0; region < WeeklyHistory.REGIONS.size(); region++) {
            if (regions.contains(WeeklyHistory.REGIONS.get(region))) {
                sum = sum.plus(ofSeries.get(region));
            }
        }
        return sum.skill();
    }

    private Point point(Set<RegionId> regions, int number, int ahead) {
        OfSeries of = series.get(number);
        boolean country = regions.containsAll(WeeklyHistory.REGIONS);
        double mean = 0;
        double squares = 0;
        for (int region = 0; region < WeeklyHistory.REGIONS.size(); region++) {
            if (regions.contains(WeeklyHistory.REGIONS.get(region))) {
                double part = mean(of, region, ahead);
                mean += part;
                squares += part * part;
            }
        }
        mean = Math.round(mean * DIGITS) / DIGITS;
        int reach = Calibration.reach(ahead);
        double variance =
                mean + of.dispersion()[reach] * mean * mean + (country ? 0 : of.shareDispersion()[reach] * squares);
        CountLaw law = CountLaw.ofVariance(mean, variance);
        double[] levels = calibration.levels(!country, mean, ahead);
        long low = law.quantile(levels[Calibration.LOW]);
        long middle = Math.max(low, law.quantile(levels[Calibration.MIDDLE]));
        long high = Math.max(middle, law.quantile(levels[Calibration.HIGH]));
        return new Point(firstWeek().plus(ahead).toString(), mean, low, middle, high);
    }

    private static double mean(OfSeries of, int region, int ahead) {
        return Math.round(of.means()[ahead] * of.shares()[region] * DIGITS) / DIGITS;
    }
}
