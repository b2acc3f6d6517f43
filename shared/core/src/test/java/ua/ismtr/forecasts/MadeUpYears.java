package ua.ismtr.forecasts;

import java.time.LocalDate;
import java.util.Random;
import ua.ismtr.reference.Week;

/** Two years of requests whose law is known: topics of even numbers have a season, those of odd ones have none. */
final class MadeUpYears {
    static final Week FIRST = Week.of(LocalDate.of(2024, 11, 25));
    static final int WEEKS = 104;

    private static final int REGIONS = WeeklyHistory.REGIONS.size();
    private static final double SEASON = 0.4;

    private MadeUpYears() {}

    /**
     * Requests of a law.
     *
     * @param dispersion of the topics' weekly counts; 0 for Poisson's law
     */
    static WeeklyHistory of(long seed, double dispersion) {
        Random random = new Random(seed);
        WeeklyHistory history = new WeeklyHistory(FIRST, WEEKS);
        double[] sizes = shares(random, new double[REGIONS], 3 * REGIONS);
        for (int series = 1; series < WeeklyHistory.SERIES; series++) {
            double rate = 4 + 30 * random.nextDouble() * random.nextDouble();
            double phase = random.nextDouble() * 2 * Math.PI;
            double season = series % 2 == 0 ? SEASON : 0;
            double[] shares = shares(random, sizes, 200);
            for (int week = 0; week < WEEKS; week++) {
                double mean = rate * (1 + season * Math.sin(2 * Math.PI * week / 52 + phase));
                double common = dispersion > 0 ? gamma(random, 1 / dispersion) * dispersion : 1;
                for (int region = 0; region < REGIONS; region++) {
                    int count = poisson(random, mean * common * shares[region]);
                    history.add(series, region, FIRST.plus(week), count, 8L * count);
                    history.add(0, region, FIRST.plus(week), count, 8L * count);
                }
            }
        }
        return history;
    }

    /** Shares by a Dirichlet law of this weight about {@code means}; about equal ones where they are zeros. */
    private static double[] shares(Random random, double[] means, double weight) {
        double[] shares = new double[means.length];
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            shares[i] = gamma(random, weight * (means[i] > 0 ? means[i] : 1.0 / means.length));
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static int poisson(Random random, double mean) {
        int count = 0;
        double rest = mean;
        while (rest > 0) {
            rest += Math.log(1 - random.nextDouble());
            count += rest > 0 ? 1 : 0;
        }
        return count;
    }

    /** A gamma variate of scale 1 (Marsaglia and Tsang 2000). */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
