package ua.ismtr.forecasts;

import java.util.Arrays;

/**
 * How the weeks of a year differ: for each of 52 positions the ratio to the level of the year around it, smoothed over
 * nine weeks and drawn to 1 as far as chance alone explains the differences.
 */
public final class Season {
    private static final int YEAR = 52;
    private static final int HALF_WINDOW = 4;
    private static final int WINDOW = 2 * HALF_WINDOW + 1;
    private static final double SMALLEST = 0.2;

    private final double[] factors;

    private Season(double[] factors) {
        this.factors = factors;
    }

    /** The season of counts by week; none before a year is over. */
    public static Season of(double[] series) {
        double[] none = new double[YEAR];
        Arrays.fill(none, 1);
        if (series.length < YEAR || Arrays.stream(series).sum() == 0) {
            return new Season(none);
        }
        double[] ratios = new double[YEAR];
        int[] seen = new int[YEAR];
        for (int week = 0; week < series.length; week++) {
            double level = level(series, week);
            ratios[week % YEAR] += level > 0 ? series[week] / level : 1;
            seen[week % YEAR]++;
        }
        for (int position = 0; position < YEAR; position++) {
            ratios[position] /= seen[position];
        }
        double[] smooth = smooth(ratios);
        double spread = 0;
        double noise = 0;
        for (int position = 0; position < YEAR; position++) {
            spread += (smooth[position] - 1) * (smooth[position] - 1) / YEAR;
            noise += (ratios[position] - smooth[position]) * (ratios[position] - smooth[position]) / YEAR;
        }
        // A mean of so many weeks keeps this part of their variance, and leaves the rest in what it does not explain.
        double ofChance = noise / (WINDOW - 1);
        double kept = spread > 0 ? Math.max(0, 1 - 2 * ofChance / spread) : 0;
        for (int position = 0; position < YEAR; position++) {
            none[position] = Math.max(SMALLEST, 1 + kept * (smooth[position] - 1));
        }
        return new Season(none);
    }

    /** The factor of the week of this number; weeks after the series have the numbers that follow. */
    public double factor(int week) {
        return factors[week % YEAR];
    }

    /** Whether chance alone explains how the weeks differ. */
    public boolean isFlat() {
        return Arrays.stream(factors).allMatch(factor -> factor == 1);
    }

    /** The mean of the year around a week; at the ends of the series that of its first or last year. */
    private static double level(double[] series, int week) {
        int from = Math.clamp(week - YEAR / 2L, 0, series.length - YEAR);
        return Arrays.stream(series, from, from + YEAR).average().orElse(0);
    }

    private static double[] smooth(double[] ratios) {
        double[] smooth = new double[YEAR];
        for (int position = 0; position < YEAR; position++) {
            for (int near = -HALF_WINDOW; near <= HALF_WINDOW; near++) {
                smooth[position] += ratios[(position + near + YEAR) % YEAR] / WINDOW;
            }
        }
        return smooth;
    }
}
