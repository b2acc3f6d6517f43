package ua.ismtr.knowledge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts together what is alike: agglomerative clustering by average linkage, the two most alike first, until no two clusters
 * are alike enough. The same similarities give the same clusters.
 */
final class Clusters {
    private static final double ALIKE = 0.045;
    private static final int SMALLEST = 3;

    private final double[][] similarities;
    private final List<List<Integer>> members = new ArrayList<>();
    private final int[] nearest;

    private Clusters(double[][] similarities) {
        this.similarities = Arrays.stream(similarities).map(double[]::clone).toArray(double[][]::new);
        this.nearest = new int[similarities.length];
        for (int row = 0; row < similarities.length; row++) {
            members.add(new ArrayList<>(List.of(row)));
        }
        for (int row = 0; row < similarities.length; row++) {
            nearest[row] = nearestOf(row);
        }
    }

    /** The clusters of at least three, the largest first, each as the rows of its members in their order. */
    static List<int[]> of(double[][] similarities) {
        Clusters clusters = new Clusters(similarities);
        clusters.merge();
        return clusters.members.stream()
                .filter(cluster -> cluster.size() >= SMALLEST)
                .map(cluster ->
                        cluster.stream().mapToInt(Integer::intValue).sorted().toArray())
                .sorted(Comparator.comparingInt((int[] cluster) -> cluster.length)
                        .reversed()
                        .thenComparingInt(cluster -> cluster[0]))
                .toList();
    }

    private void merge() {
        while (true) {
            int best = -1;
            double most = ALIKE;
            for (int row = 0; row < nearest.length; row++) {
                if (alive(row) && nearest[row] >= 0 && similarities[row][nearest[row]] > most) {
                    most = similarities[row][nearest[row]];
                    best = row;
                }
            }
            if (best < 0) {
                return;
            }
            join(Math.min(best, nearest[best]), Math.max(best, nearest[best]));
        }
    }

    private void join(int kept, int gone) {
        int keptSize = members.get(kept).size();
        int goneSize = members.get(gone).size();
        for (int other = 0; other < nearest.length; other++) {
            if (other != kept && other != gone && alive(other)) {
                double joined = (keptSize * similarities[kept][other] + goneSize * similarities[gone][other])
                        / (keptSize + goneSize);
                similarities[kept][other] = joined;
                similarities[other][kept] = joined;
            }
        }
        members.get(kept).addAll(members.get(gone));
        members.get(gone).clear();
        IntStream.range(0, nearest.length)
                .filter(row -> alive(row) && (row == kept || nearest[row] == kept || nearest[row] == gone))
                .forEach(row -> nearest[row] = nearestOf(row));
    }

    private int nearestOf(int row) {
        int best = -1;
        for (int other = 0; other < nearest.length; other++) {
            if (other != row && alive(other) && (best < 0 || similarities[row][other] > similarities[row][best])) {
                best = other;
            }
        }
        return best;
    }

    private boolean alive(int row) {
        return !members.get(row).isEmpty();
    }
}
