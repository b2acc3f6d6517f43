package ua.ismtr.surveillance;

import java.util.Arrays;
import ua.ismtr.forecasts.Season;

/**
 * What a week should bring, from the weeks before it. The last two are left out, as what begins slowly would hide
 * itself; weeks that stood out count less.
 *
 * <p>Half a year is enough for a Gamma-Poisson law. From 60 weeks on, where the year has a season beyond chance, the same
 * season of earlier years is the reference (Farrington flexible).
 *
 * @see <a href="https://doi.org/10.1002/sim.5595">Noufaily et al. 2013: An improved algorithm for outbreak detection</a>
 */
final class Baseline {
    private static final int GAP = 2;
    private static final int HALF_YEAR = 26;
    private static final int FEWEST = 10;
    private static final int RECENT = 8;
    private static final int WITH_SEASON = 60;
    private static final int YEAR = 52;
    private static final int AROUND = 3;
    private static final int MOST_YEARS = 5;

    /** Residuals above this are of one week in two hundred. */
    private static final double STANDS_OUT = 2.58;

    private static final double PRIOR = 0.5;
    private static final double MOST_DISPERSION = 1;

    private Baseline() {}

    /** Whether enough weeks are known before this one. */
    static boolean isKnown(int week) {
        return week - GAP >= FEWEST;
    }

    /**
     * What the week of this number should bring.
     *
     * @param shared how much series of this kind are dispersed, to which the own dispersion is drawn
     */
    static Expectation at(double[] series, int week, double shared) {
        int end = week - GAP;
        double[] known = Arrays.copyOf(series, end);
        if (end >= WITH_SEASON) {
            Season season = Season.of(known);
            if (!season.isFlat()) {
                return farrington(known, week, shared);
            }
        }
        return gammaPoisson(known, shared);
    }

    /** The dispersion of the last half year before a week, of which negative values say that there is none. */
    static double dispersion(double[] series, int week) {
        int end = week - GAP;
        int from = Math.max(0, end - HALF_YEAR);
        double mean = 0;
        for (int i = from; i < end; i++) {
            mean += series[i] / (end - from);
        }
        double excess = 0;
        for (int i = from; i < end; i++) {
            excess += ((series[i] - mean) * (series[i] - mean) * (end - from) / (end - from - 1) - mean) / (end - from);
        }
        return mean > 0 ? excess / (mean * mean) : 0;
    }

    private static Expectation gammaPoisson(double[] known, double shared) {
        int from = Math.max(0, known.length - HALF_YEAR);
        double[] counts = Arrays.copyOfRange(known, from, known.length);
        double[] fitted = new double[counts.length];
        double[] weights = ones(counts.length);
        double mean = 0;
        for (int round = 0; round < 2; round++) {
            double sum = PRIOR;
            double weight = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += weights[i] * counts[i];
                weight += weights[i];
            }
            mean = sum / weight;
            Arrays.fill(fitted, mean);
            weights = weights(counts, fitted, dispersion(counts, fitted, weights, shared));
        }
        double dispersion = dispersion(counts, fitted, weights, shared);
        double recent = PRIOR;
        double recentWeight = 0;
        for (int i = Math.max(0, counts.length - RECENT); i < counts.length; i++) {
            recent += weights[i] * counts[i];
            recentWeight += weights[i];
        }
        // A level that has been rising for weeks is no jump.
        mean = Math.max(mean, recent / recentWeight);
        return new Expectation(mean, dispersion, (mean + dispersion * mean * mean) / sum(weights));
    }

    /** A mean for each of ten parts of the year, of which the first is the three weeks around the one in question. */
    private static Expectation farrington(double[] known, int week, double shared) {
        int from = Math.max(0, known.length - MOST_YEARS * YEAR);
        double[] counts = Arrays.copyOfRange(known, from, known.length);
        int[] parts = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            int back = Math.floorMod(week - from - i, YEAR);
            boolean reference = back <= AROUND || back >= YEAR - AROUND;
            parts[i] = reference ? 0 : 1 + (back - AROUND - 1) * 9 / (YEAR - 2 * AROUND - 1);
        }
        double[] weights = ones(counts.length);
        double[] fitted = new double[counts.length];
        double[] sums = new double[10];
        double[] masses = new double[10];
        for (int round = 0; round < 2; round++) {
            Arrays.fill(sums, PRIOR);
            Arrays.fill(masses, 0);
            for (int i = 0; i < counts.length; i++) {
                sums[parts[i]] += weights[i] * counts[i];
                masses[parts[i]] += weights[i];
            }
            for (int i = 0; i < counts.length; i++) {
                fitted[i] = sums[parts[i]] / masses[parts[i]];
            }
            weights = weights(counts, fitted, dispersion(counts, fitted, weights, shared));
        }
        double growth = growth(counts, fitted);
        double mean = growth * sums[0] / masses[0];
        double dispersion = dispersion(counts, fitted, weights, shared);
        double error = (mean + dispersion * mean * mean) / masses[0];
        return new Expectation(mean, dispersion, error);
    }

    /** How the last half year compares to what its parts of the year bring: a level that changed is no jump. */
    private static double growth(double[] counts, double[] fitted) {
        double came = PRIOR;
        double usual = PRIOR;
        for (int i = Math.max(0, counts.length - HALF_YEAR); i < counts.length; i++) {
            came += counts[i];
            usual += fitted[i];
        }
        return Math.max(1, came / usual);
    }

    private static double dispersion(double[] counts, double[] fitted, double[] weights, double shared) {
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            excess += weights[i] * ((counts[i] - fitted[i]) * (counts[i] - fitted[i]) - fitted[i]);
            squares += weights[i] * fitted[i] * fitted[i];
        }
        double own = squares > 0 ? excess / squares : 0;
        // Few weeks tell little of the dispersion: it is not taken to be below what such series share.
        return Math.clamp(Math.max(shared, (own + shared) / 2), 0, MOST_DISPERSION);
    }

    /** 1, or less for a week that stood out: the inverse square of its Anscombe residual. */
    private static double[] weights(double[] counts, double[] fitted, double dispersion) {
        double[] weights = ones(counts.length);
        for (int i = 0; i < counts.length; i++) {
            double scale = Math.sqrt(1 + dispersion * fitted[i]);
            double residual = 1.5
                    * (Math.cbrt(counts[i] * counts[i]) - Math.cbrt(fitted[i] * fitted[i]))
                    / (Math.pow(Math.max(fitted[i], 1e-9), 1.0 / 6) * scale);
            if (residual > STANDS_OUT) {
                weights[i] = 1 / (residual * residual);
            }
        }
        return weights;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
