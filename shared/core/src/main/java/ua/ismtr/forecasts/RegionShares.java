package ua.ismtr.forecasts;

import java.util.Arrays;

/**
 * How the requests on each topic divide among the regions. The shares of a topic are shrunk to those of all requests by
 * a Dirichlet-multinomial law: its weight, one for all topics, is the likeliest one of the last year. Older weeks count
 * less, by half in half a year.
 */
final class RegionShares {
    private static final int YEAR = 52;
    private static final double HALF_LIFE = 26;
    private static final double[] WEIGHTS = {5, 10, 20, 40, 80, 160, 320, 640, 1280};

    private final double[][] shares;

    private RegionShares(double[][] shares) {
        this.shares = shares;
    }

    /** The shares as the first {@code known} weeks of the history tell them. */
    static RegionShares of(WeeklyHistory history, int known) {
        int regions = WeeklyHistory.REGIONS.size();
        double[][] decayed = new double[WeeklyHistory.SERIES][regions];
        int[][] counts = new int[WeeklyHistory.SERIES][regions];
        for (int series = 0; series < WeeklyHistory.SERIES; series++) {
            for (int region = 0; region < regions; region++) {
                double factor = Math.pow(0.5, 1 / HALF_LIFE);
                for (int week = 0; week < known; week++) {
                    int count = history.requests(series, region, week);
                    decayed[series][region] = decayed[series][region] * factor + count;
                    counts[series][region] += known - week <= YEAR ? count : 0;
                }
            }
        }
        double[] all = shrunk(decayed[0], equal(regions), regions / 2.0);
        double weight = likeliest(counts, shrunk(toDouble(counts[0]), equal(regions), regions / 2.0));
        double[][] shares = new double[WeeklyHistory.SERIES][];
        shares[0] = all;
        for (int series = 1; series < WeeklyHistory.SERIES; series++) {
            shares[series] = shrunk(decayed[series], all, weight);
        }
        return new RegionShares(shares);
    }

    /** The shares of the regions in the requests of this series; their sum is 1. */
    double[] of(int series) {
        return shares[series];
    }

    private static double likeliest(int[][] counts, double[] all) {
        double best = Double.NEGATIVE_INFINITY;
        double chosen = WEIGHTS[0];
        for (double weight : WEIGHTS) {
            double likelihood = 0;
            for (int series = 1; series < counts.length; series++) {
                int total = 0;
                for (int region = 0; region < all.length; region++) {
                    likelihood += risingLog(weight * all[region], counts[series][region]);
                    total += counts[series][region];
                }
                likelihood -= risingLog(weight, total);
            }
            if (likelihood > best) {
                best = likelihood;
                chosen = weight;
            }
        }
        return chosen;
    }

    /** The logarithm of {@code from · (from + 1) · …}, so many factors. */
    private static double risingLog(double from, int factors) {
        double sum = 0;
        for (int i = 0; i < factors; i++) {
            sum += Math.log(from + i);
        }
        return sum;
    }

    private static double[] shrunk(double[] counts, double[] towards, double weight) {
        double total = weight;
        for (double count : counts) {
            total += count;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = (counts[i] + weight * towards[i]) / total;
        }
        return shares;
    }

    private static double[] equal(int regions) {
        double[] equal = new double[regions];
        Arrays.fill(equal, 1.0 / regions);
        return equal;
    }

    private static double[] toDouble(int[] counts) {
        double[] doubles = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            doubles[i] = counts[i];
        }
        return doubles;
    }
}
