package ua.ismtr.forecasts;

/**
 * The negative binomial law of a count with this mean and the variance {@code mean + dispersion · mean²}; without
 * dispersion it is Poisson's.
 *
 * @param mean at least 0
 * @param dispersion at least 0
 */
public record CountLaw(double mean, double dispersion) {
    /** Probabilities below e to this power change no sum. */
    private static final double NEGLIGIBLE = -60;

    /** The law with this mean and variance; a variance below the mean is taken as the mean. */
    public static CountLaw ofVariance(double mean, double variance) {
        return mean <= 0 ? new CountLaw(0, 0) : new CountLaw(mean, Math.max(0, variance - mean) / (mean * mean));
    }

    /** The probability of at most this count. */
    public double atMost(long count) {
        if (count < 0) {
            return 0;
        }
        double log = logOfNone();
        double sum = 0;
        for (long k = 0; k <= count; k++) {
            sum += probability(log);
            log += logOfStep(k);
        }
        return Math.min(1, sum);
    }

    /** The probability of at least this count, exact also where it is tiny. */
    public double atLeast(long count) {
        if (count <= 0) {
            return 1;
        }
        if (count <= mean) {
            return 1 - atMost(count - 1);
        }
        double log = logOfNone();
        for (long k = 0; k < count; k++) {
            log += logOfStep(k);
        }
        double sum = 0;
        double term = Math.exp(log);
        for (long k = count; term > sum * 1e-12 && term > 0; k++) {
            sum += term;
            term *= Math.exp(logOfStep(k));
        }
        return Math.min(1, sum);
    }

    /** The smallest count that is not exceeded with at least this probability. */
    public long quantile(double probability) {
        double log = logOfNone();
        double sum = probability(log);
        long k = 0;
        // Rounding keeps the sum of all probabilities from reaching 1 exactly.
        double wanted = Math.min(probability, 1 - 1e-9);
        while (sum < wanted) {
            log += logOfStep(k);
            k++;
            sum += probability(log);
            if (k > mean && log < NEGLIGIBLE) {
                break;
            }
        }
        return k;
    }

    private double logOfNone() {
        double spread = dispersion * mean;
        return spread < 1e-9 ? -mean : -Math.log1p(spread) / dispersion;
    }

    /** The logarithm of how many times likelier {@code k + 1} is than {@code k}. */
    private double logOfStep(long k) {
        return mean == 0
                ? Double.NEGATIVE_INFINITY
                : Math.log((1 + dispersion * k) * mean / ((k + 1) * (1 + dispersion * mean)));
    }

    private static double probability(double log) {
        return log < NEGLIGIBLE ? 0 : Math.exp(log);
    }
}
