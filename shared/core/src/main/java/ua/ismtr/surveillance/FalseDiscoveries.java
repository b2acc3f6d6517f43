package ua.ismtr.surveillance;

import java.util.Arrays;

/**
 * Keeps the expected share of false ones among what is reported below a limit, however much is tested.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg 1995</a>
 */
final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /** The largest probability that counts as a discovery; negative where none does. */
    static double threshold(double[] probabilities, double share) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        for (int rank = sorted.length; rank >= 1; rank--) {
            if (sorted[rank - 1] <= share * rank / sorted.length) {
                return sorted[rank - 1];
            }
        }
        return -1;
    }
}
