package ua.ismtr.forecasts;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good the forecasts were that had been published before what they forecast came.
 *
 * @param mase the mean absolute error in units of that of last year's same week; null where no year is on record
 * @param coverage80 how often what came lay between p10 and p90; null without a forecast
 * @param forecasts how many published forecasts of a week were compared with what came
 */
public record Skill(@Nullable Double mase, @Nullable Double coverage80, long forecasts) {
    /** No forecast has been compared yet. */
    public static final Skill NONE = new Skill(null, null, 0);

    private static final int FEWEST = 12;

    /**
     * The errors of published forecasts of a scope; those of several scopes can be added.
     *
     * @param forecasts how many forecasts of a week were compared
     * @param error the sum of their absolute errors
     * @param covered how many had what came between p10 and p90
     * @param withLastYear how many of them had last year's week to be compared with
     * @param errorWithLastYear the sum of the absolute errors of those
     * @param errorOfLastYear the sum of the absolute errors of last year's week
     */
    public record Errors(
            long forecasts,
            double error,
            long covered,
            long withLastYear,
            double errorWithLastYear,
            double errorOfLastYear) {
        public static final Errors NONE = new Errors(0, 0, 0, 0, 0, 0);

        /** One forecast of a week: what was expected and what came. */
        static Errors of(double mean, long p10, long p90, long came, @Nullable Double lastYear) {
            double error = Math.abs(came - mean);
            return new Errors(
                    1,
                    error,
                    p10 <= came && came <= p90 ? 1 : 0,
                    lastYear == null ? 0 : 1,
                    lastYear == null ? 0 : error,
                    lastYear == null ? 0 : Math.abs(came - lastYear));
        }

        public Errors plus(Errors other) {
            return new Errors(
                    forecasts + other.forecasts,
                    error + other.error,
                    covered + other.covered,
                    withLastYear + other.withLastYear,
                    errorWithLastYear + other.errorWithLastYear,
                    errorOfLastYear + other.errorOfLastYear);
        }

        public Skill skill() {
            return new Skill(
                    errorOfLastYear > 0 ? rounded(errorWithLastYear / errorOfLastYear) : null,
                    forecasts > 0 ? rounded((double) covered / forecasts) : null,
                    forecasts);
        }

        private static double rounded(double value) {
            return Math.round(value * 1000) / 1000.0;
        }
    }

    /**
     * Whether forecasts beat all the simple ones, last year's week, the mean of eight weeks and that of a year, by more
     * than chance: the mean gain over each is above 1.645 of its standard errors. Neighbouring forecasts err together,
     * which the standard error takes into account.
     *
     * @param gains for each date the mean error of each simple method less that of the forecast, oldest first
     */
    static boolean proven(double[][] gains) {
        return gains.length >= FEWEST
                && IntStream.range(0, gains[0].length).allMatch(method -> beyondChance(gains, method));
    }

    private static boolean beyondChance(double[][] gains, int method) {
        int n = gains.length;
        double mean = 0;
        for (double[] gain : gains) {
            mean += gain[method] / n;
        }
        // Newey and West: errors of forecasts up to 12 weeks ahead are correlated over as many dates.
        int lags = Math.min(11, n / 3);
        double variance = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double product = 0;
            for (int t = lag; t < n; t++) {
                product += (gains[t][method] - mean) * (gains[t - lag][method] - mean) / n;
            }
            variance += lag == 0 ? product : 2 * (1 - lag / (lags + 1.0)) * product;
        }
        return mean > 0 && variance > 0 && mean / Math.sqrt(variance / n) > 1.645 * Math.sqrt((double) n / (n - lags));
    }
}
