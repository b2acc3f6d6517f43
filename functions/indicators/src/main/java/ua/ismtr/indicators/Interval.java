package ua.ismtr.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Between which values a figure lies with 95 % confidence. */
record Interval(double low, double high) {
    private static final double Z = 1.959964;
    private static final int RESAMPLES = 400;
    private static final long SEED = 20261127;

    /**
     * Of a share.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    static Interval wilson(long numerator, long denominator) {
        double share = (double) numerator / denominator;
        double square = Z * Z / denominator;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt((share * (1 - share) + square / 4) / denominator) / (1 + square);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** Of any figure of groups that are alike within: some groups drawn again and again, the same ones each time. */
    static <T> Interval bootstrap(List<List<T>> groups, ToDoubleFunction<List<T>> figure) {
        Random random = new Random(SEED);
        double[] values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<T> drawn = new ArrayList<>();
            for (int group = 0; group < groups.size(); group++) {
                drawn.addAll(groups.get(random.nextInt(groups.size())));
            }
            values[i] = figure.applyAsDouble(drawn);
        }
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0
                ? new Interval(0, 0)
                : new Interval(
                        sorted[(int) (0.025 * (sorted.length - 1))],
                        sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]);
    }
}
