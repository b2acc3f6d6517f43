package ua.ismtr.surveillance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import ua.ismtr.forecasts.WeeklyHistory;
import ua.ismtr.reference.Week;

/** Requests of a known law, and with them, who submitted them. */
final class MadeUpActivity {
    static final Week FIRST = Week.of(LocalDate.of(2024, 11, 25));

    private static final int CENTERS = 20;

    private MadeUpActivity() {}

    /**
     * Topics with the rates given, of which some jump to three times theirs for three weeks.
     *
     * @param known how many of the weeks are over
     * @param dispersion of a topic's weekly counts; 0 for Poisson's law
     */
    static Activity withJumps(
            long seed,
            int weeks,
            int known,
            double dispersion,
            IntToDoubleFunction rates,
            Set<Integer> jumping,
            int at) {
        Random random = new Random(seed);
        Activity activity = new Activity(FIRST, FIRST.plus(known).monday().minusDays(1));
        double[] sizes = random.doubles(WeeklyHistory.REGIONS.size(), 0.3, 2).toArray();
        double sum = 0;
        for (double size : sizes) {
            sum += size;
        }
        for (int series = 1; series < WeeklyHistory.SERIES; series++) {
            for (int week = 0; week < weeks; week++) {
                boolean jumps = jumping.contains(series) && week >= at && week < at + 3;
                double common = dispersion > 0 ? gamma(random, 1 / dispersion) * dispersion : 1;
                double mean = rates.applyAsDouble(series) * (jumps ? 3 : 1) * common;
                for (int region = 0; region < sizes.length; region++) {
                    int count = poisson(random, mean * sizes[region] / sum);
                    for (int i = 0; i < count; i++) {
                        LocalDate day = FIRST.plus(week).monday().plusDays(random.nextInt(5));
                        add(activity, day, region, series, "c" + region + "-" + random.nextInt(CENTERS));
                    }
                }
            }
        }
        return activity;
    }

    static void add(Activity activity, LocalDate day, int region, int series, String center) {
        activity.add(day, WeeklyHistory.REGIONS.get(region), WeeklyHistory.topic(series), 1, 5, Map.of(center, 1L));
        activity.add(day, WeeklyHistory.REGIONS.get(region), null, 1, 5, Map.of(center, 1L));
    }

    static int poisson(Random random, double mean) {
        int count = 0;
        double rest = mean;
        while (rest > 0) {
            rest += Math.log(1 - random.nextDouble());
            count += rest > 0 ? 1 : 0;
        }
        return count;
    }

    /** A gamma variate of scale 1 (Marsaglia and Tsang 2000), for shapes of 1 and more. */
    static double gamma(Random random, double shape) {
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
