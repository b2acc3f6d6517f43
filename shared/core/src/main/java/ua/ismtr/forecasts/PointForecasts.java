package ua.ismtr.forecasts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The expected counts of the weeks after a series, by each method.
 *
 * @see <a href="https://otexts.com/fpp3/holt.html">Hyndman and Athanasopoulos: damped trend methods</a>
 */
final class PointForecasts {
    /** A year in weeks, as last year's week is found. */
    static final int YEAR = 52;

    private static final int MEAN_WEEKS = 8;
    private static final int AROUND = 2;
    private static final double[] LEVEL = {0.05, 0.1, 0.2, 0.35};
    private static final double[] TREND = {0, 0.02, 0.06};
    private static final double DAMPING = 0.9;

    private final double[] series;
    private final Season season;
    private final double[] adjusted;

    /** @param series counts by week, at least one */
    PointForecasts(double[] series) {
        this.series = series;
        this.season = Season.of(series);
        this.adjusted = new double[series.length];
        for (int week = 0; week < series.length; week++) {
            adjusted[week] = series[week] / season.factor(week);
        }
    }

    /** The expected counts of the next {@code weeks} weeks. */
    double[] by(Method method, int weeks) {
        return switch (method) {
            case MEDIAN -> median(weeks);
            case SEASONAL_NAIVE -> seasonalNaive(weeks);
            case MEAN -> mean(weeks);
        };
    }

    /** Whether there is a week of last year for each of the coming ones. */
    boolean hasLastYear() {
        return series.length >= YEAR;
    }

    /** Of damped Holt and the mean, both of what is left without the season and with it again, and last year's week. */
    private double[] median(int weeks) {
        double[] holt = dampedHolt(weeks);
        double[] lastYear = seasonalNaive(weeks);
        double level = last(adjusted, MEAN_WEEKS);
        double[] median = new double[weeks];
        for (int h = 0; h < weeks; h++) {
            double factor = season.factor(series.length + h);
            double mean = level * factor;
            double trend = holt[h] * factor;
            median[h] = hasLastYear()
                    ? Math.max(Math.min(trend, mean), Math.min(Math.max(trend, mean), lastYear[h]))
                    : (trend + mean) / 2;
        }
        return median;
    }

    /** The mean of the five weeks around last year's week; before a year is over the mean of what there is. */
    private double[] seasonalNaive(int weeks) {
        if (!hasLastYear()) {
            return mean(weeks);
        }
        double[] same = new double[weeks];
        for (int h = 0; h < weeks; h++) {
            int week = series.length - YEAR + h % YEAR;
            int from = Math.max(0, week - AROUND);
            int to = Math.min(series.length, week + AROUND + 1);
            same[h] = Arrays.stream(series, from, to).average().orElse(0);
        }
        return same;
    }

    private double[] mean(int weeks) {
        double[] flat = new double[weeks];
        Arrays.fill(flat, last(series, MEAN_WEEKS));
        return flat;
    }

    /** Last year's week itself, with which forecasts are compared. */
    double lastYear(int ahead) {
        return series[series.length - YEAR + ahead % YEAR];
    }

    /** The mean of the last year, with which a forecast must compete that claims to see more than a level. */
    double meanOfYear() {
        return last(series, YEAR);
    }

    private static double last(double[] counts, int weeks) {
        return Arrays.stream(counts, Math.max(0, counts.length - weeks), counts.length)
                .average()
                .orElse(0);
    }

    /**
     * Holt's method with a damped trend on {@code log(1 + y)}, its two weights chosen by the squared errors of one step
     * ahead. The way back from logarithms is corrected by the ratio of what came to what was fitted (Duan's smearing).
     */
    private double[] dampedHolt(int weeks) {
        double[] logs = Arrays.stream(adjusted).map(Math::log1p).toArray();
        double best = Double.POSITIVE_INFINITY;
        double[] chosen = {LEVEL[0], TREND[0]};
        for (double alpha : LEVEL) {
            for (double beta : TREND) {
                double error = holt(logs, alpha, beta, null);
                if (error < best) {
                    best = error;
                    chosen = new double[] {alpha, beta};
                }
            }
        }
        double[] state = new double[3];
        holt(logs, chosen[0], chosen[1], state);
        double[] forecast = new double[weeks];
        double damped = 0;
        for (int h = 0; h < weeks; h++) {
            damped += Math.pow(DAMPING, h + 1);
            forecast[h] = Math.max(0, state[2] * Math.exp(state[0] + damped * state[1]) - 1);
        }
        return forecast;
    }

    /** The squared errors; into {@code state}, where given, level, trend and the correction of the way back. */
    private double holt(double[] logs, double alpha, double beta, double @Nullable [] state) {
        int start = Math.min(MEAN_WEEKS, logs.length);
        double level = Arrays.stream(logs, 0, start).average().orElse(0);
        double trend = 0;
        double errors = 0;
        double came = 0;
        double fitted = 0;
        int recent = logs.length - YEAR;
        for (int t = 0; t < logs.length; t++) {
            double expected = level + DAMPING * trend;
            double error = logs[t] - expected;
            errors += t < start ? 0 : error * error;
            double newLevel = expected + alpha * error;
            trend = DAMPING * trend + alpha * beta * error;
            level = newLevel;
            if (state != null && t >= recent) {
                came += 1 + adjusted[t];
                fitted += Math.exp(expected);
            }
        }
        if (state != null) {
            state[0] = level;
            state[1] = trend;
            state[2] = fitted > 0 ? Math.min(2, Math.max(0.5, came / fitted)) : 1;
        }
        return errors;
    }
}
