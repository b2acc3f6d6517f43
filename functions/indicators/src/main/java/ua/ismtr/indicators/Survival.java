package ua.ismtr.indicators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something takes when part of it has not happened yet: the estimate of Kaplan and Meier, with a confidence
 * interval of the median by Brookmeyer and Crowley on the log-log scale.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier 1958</a>
 */
final class Survival {
    private static final double Z = 1.959964;

    /**
     * One that was watched.
     *
     * @param days how long
     * @param happened whether it happened then; else it had not happened when the watch ended
     */
    record Watched(double days, boolean happened) {}

    /**
     * The median.
     *
     * @param value null where less than half has happened
     */
    record Median(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    private Survival() {}

    static Median median(List<Watched> all) {
        List<Watched> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Watched::days));
        double survival = 1;
        double sum = 0;
        Double value = null;
        Double low = null;
        Double high = null;
        int next = 0;
        while (next < sorted.size()) {
            double day = sorted.get(next).days();
            int atRisk = sorted.size() - next;
            int happened = 0;
            while (next < sorted.size() && sorted.get(next).days() == day) {
                happened += sorted.get(next).happened() ? 1 : 0;
                next++;
            }
            if (happened == 0) {
                continue;
            }
            survival *= 1 - (double) happened / atRisk;
            sum += atRisk > happened ? (double) happened / ((double) atRisk * (atRisk - happened)) : 0;
            double[] band = band(survival, sum);
            value = value == null && survival <= 0.5 ? (Double) day : value;
            low = low == null && band[0] <= 0.5 ? (Double) day : low;
            high = high == null && band[1] <= 0.5 ? (Double) day : high;
        }
        return new Median(value, low, high);
    }

    /** The interval of the share to which it has not happened yet. */
    private static double[] band(double survival, double greenwood) {
        if (survival <= 0 || survival >= 1) {
            return new double[] {survival, survival};
        }
        double error = Z * Math.sqrt(greenwood) / Math.abs(Math.log(survival));
        return new double[] {Math.pow(survival, Math.exp(error)), Math.pow(survival, Math.exp(-error))};
    }
}
