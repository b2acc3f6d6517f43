package ua.ismtr.surveillance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.forecasts.CountLaw;
import ua.ismtr.forecasts.Season;
import ua.ismtr.forecasts.WeeklyHistory;

/**
 * Slow changes of a topic's or region's level, up or down: the cumulative sum of what each of the last sixteen weeks
 * strayed from the half year before them.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page 1954: Continuous inspection schemes</a>
 */
final class Drifts {
    private static final int RUN = 16;
    private static final int HALF_YEAR = 26;
    private static final int FEWEST_A_WEEK = 2;
    private static final double ALLOWANCE = 0.5;
    private static final double LIMIT = 8;
    private static final int COUNTRY = -1;

    private final Activity activity;
    private final WeeklyHistory history;

    Drifts(Activity activity) {
        this.activity = activity;
        this.history = activity.history();
    }

    /** The drifts that are under way in the last week. */
    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            add(findings, judge(series, COUNTRY, history.country(series)));
        }
        for (int region = 0; region < WeeklyHistory.REGIONS.size(); region++) {
            add(findings, judge(0, region, history.region(0, region)));
        }
        return findings;
    }

    private static void add(List<Finding> findings, @Nullable Finding finding) {
        if (finding != null) {
            findings.add(finding);
        }
    }

    private @Nullable Finding judge(int series, int region, double[] counts) {
        int start = counts.length - RUN;
        if (start < HALF_YEAR) {
            return null;
        }
        Season season = Season.of(Arrays.copyOf(counts, start));
        double mean = 0;
        for (int week = start - HALF_YEAR; week < start; week++) {
            mean += counts[week] / season.factor(week) / HALF_YEAR;
        }
        double level = mean;
        double excess = 0;
        for (int week = start - HALF_YEAR; week < start; week++) {
            double error = counts[week] - level * season.factor(week);
            excess += (error * error - level) / (HALF_YEAR - 1);
        }
        double dispersion = level > 0 ? Math.max(0, excess / (level * level)) : 0;
        if (level < FEWEST_A_WEEK) {
            return null;
        }
        int up = start;
        int down = start;
        double more = 0;
        double fewer = 0;
        for (int week = start; week < counts.length; week++) {
            double expected = level * season.factor(week);
            // The half year's mean is itself uncertain.
            double spread = Math.sqrt((expected + dispersion * expected * expected) * (1 + 2.0 / HALF_YEAR));
            double strayed = (counts[week] - expected) / spread;
            more = Math.max(0, more + strayed - ALLOWANCE);
            fewer = Math.max(0, fewer - strayed - ALLOWANCE);
            up = more == 0 ? week + 1 : up;
            down = fewer == 0 ? week + 1 : down;
        }
        if (more <= LIMIT && fewer <= LIMIT) {
            return null;
        }
        int from = more > LIMIT ? up : down;
        double expected = 0;
        for (int week = from; week < counts.length; week++) {
            expected += level * season.factor(week);
        }
        long observed = Math.round(Arrays.stream(counts, from, counts.length).sum());
        int weeks = counts.length - from;
        CountLaw law = CountLaw.ofVariance(
                expected,
                expected
                        + dispersion * expected * expected / weeks
                        + expected * expected * (1 / level + dispersion) / HALF_YEAR);
        List<String> names = new ArrayList<>();
        for (int week = from; week < counts.length; week++) {
            names.add(history.first().plus(week).toString());
        }
        double probability = observed > expected ? law.atLeast(observed) : law.atMost(observed);
        return new Finding(
                Kind.DRIFT,
                region == COUNTRY ? null : WeeklyHistory.REGIONS.get(region),
                WeeklyHistory.topic(series),
                null,
                history.first().plus(from).monday(),
                names,
                observed,
                Finding.rounded(expected),
                law.quantile(0.9),
                probability,
                activity.codes(activity.writers(series, region, from, counts.length - 1)));
    }
}
