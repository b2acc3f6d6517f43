package ua.ismtr.forecasts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The levels of the predictive law at which tenths of what really came lay outside: split conformal prediction on the
 * errors of forecasts made at earlier dates, apart for the country and its regions, for bands of the expected rate and
 * for near and far weeks.
 *
 * @param levels for each group: what to ask of the law for the 10 %, 50 % and 90 % quantile
 * @see <a href="https://arxiv.org/abs/2107.07511">Angelopoulos and Bates: A gentle introduction to conformal
 *     prediction</a>
 */
record Calibration(double[][] levels) {
    static final int LOW = 0;
    static final int MIDDLE = 1;
    static final int HIGH = 2;

    private static final double[] BANDS = {1, 4, 16};
    private static final int[] LAST_WEEKS = {4, 12, 26};
    private static final int GROUPS = 2 * (BANDS.length + 1) * LAST_WEEKS.length;
    private static final int ENOUGH = 100;
    private static final double OUTSIDE = 0.1;

    /** The country's errors are few and alike, so that a tenth of them looks smaller than it is. */
    private static final double OUTSIDE_COUNTRY = 0.09;

    /** In which group of weeks ahead a week is; the first week has the number 0. */
    static int reach(int ahead) {
        for (int i = 0; i < LAST_WEEKS.length; i++) {
            if (ahead < LAST_WEEKS[i]) {
                return i;
            }
        }
        return LAST_WEEKS.length - 1;
    }

    /** How many groups of weeks ahead there are. */
    static int reaches() {
        return LAST_WEEKS.length;
    }

    /** The levels for a forecast of this mean. */
    double[] levels(boolean regional, double mean, int ahead) {
        return levels[group(regional, mean, ahead)];
    }

    private static int group(boolean regional, double mean, int ahead) {
        int band = (int) Arrays.stream(BANDS).filter(limit -> mean >= limit).count();
        return ((regional ? 1 : 0) * (BANDS.length + 1) + band) * LAST_WEEKS.length + reach(ahead);
    }

    /** What really came, seen from the laws that were forecast for it. */
    static final class Evidence {
        private final List<List<double[]>> groups = IntStream.range(0, GROUPS)
                .<List<double[]>>mapToObj(i -> new ArrayList<>())
                .toList();

        /** Adds that so many came where this law was forecast. */
        void add(boolean regional, CountLaw law, int ahead, long came) {
            double below = law.atMost(came - 1);
            double atMost = law.atMost(came);
            groups.get(group(regional, law.mean(), ahead)).add(new double[] {below, (below + atMost) / 2, atMost});
        }

        /** The levels; a group with too few forecasts gets the nominal ones. */
        Calibration calibration() {
            return new Calibration(IntStream.range(0, GROUPS)
                    .mapToObj(group -> levels(groups.get(group), group < GROUPS / 2 ? OUTSIDE_COUNTRY : OUTSIDE))
                    .toArray(double[][]::new));
        }

        private static double[] levels(List<double[]> evidence, double outside) {
            if (evidence.size() < ENOUGH) {
                return new double[] {outside, 0.5, 1 - outside};
            }
            int n = evidence.size();
            double[] below =
                    evidence.stream().mapToDouble(one -> one[0]).sorted().toArray();
            double[] middle =
                    evidence.stream().mapToDouble(one -> one[1]).sorted().toArray();
            double[] atMost =
                    evidence.stream().mapToDouble(one -> one[2]).sorted().toArray();
            // What lies above the upper quantile has a "below" of at least the level, so the level is just above a
            // tenth's.
            double high = below[Math.min(n - 1, (int) Math.ceil((n + 1) * (1 - outside)) - 1)];
            double low = atMost[Math.max(0, (int) Math.floor((n + 1) * outside) - 1)];
            return new double[] {
                Math.clamp(low, 0.001, 0.4),
                Math.clamp(middle[n / 2], 0.3, 0.7),
                Math.clamp(Math.nextUp(high + 1e-9), 0.6, 0.9995)
            };
        }
    }
}
