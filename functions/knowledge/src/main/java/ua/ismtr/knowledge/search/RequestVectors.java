package ua.ismtr.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Requests by their words, each word weighing the more the fewer of them have it. */
final class RequestVectors {
    private static final int SHOWN = 3;

    private record Shared(String word, int[] rows, double weight) {}

    private final int[] documents;
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final double[] norms;
    private final List<Shared> words = new ArrayList<>();
    private double[][] similarities = new double[0][];

    RequestVectors(int[] documents) {
        this.documents = documents.clone();
        this.norms = new double[documents.length];
        IntStream.range(0, documents.length).forEach(row -> rows.put(documents[row], row));
    }

    void add(String word, int[] all) {
        int[] having = IntStream.of(all)
                .map(document -> rows.getOrDefault(document, -1))
                .filter(row -> row >= 0)
                .sorted()
                .toArray();
        if (having.length > 0) {
            double weight = Math.log((1.0 + documents.length) / having.length);
            for (int row : having) {
                norms[row] += weight * weight;
            }
            if (having.length > 1) {
                words.add(new Shared(word, having, weight));
            }
        }
    }

    /** The cosine of each two. */
    double[][] similarities() {
        double[][] sums = new double[documents.length][documents.length];
        for (Shared word : words) {
            for (int i : word.rows()) {
                for (int j : word.rows()) {
                    sums[i][j] += word.weight() * word.weight();
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                double norm = Math.sqrt(norms[i] * norms[j]);
                sums[i][j] = norm == 0 ? 0 : sums[i][j] / norm;
            }
        }
        similarities = sums;
        return sums;
    }

    int document(int row) {
        return documents[row];
    }

    int[] documents(int[] cluster) {
        return IntStream.of(cluster).map(row -> documents[row]).toArray();
    }

    /** The one that is the most like the others; of equals, the newest. */
    int medoid(int[] cluster) {
        int medoid = cluster[0];
        double most = -1;
        for (int one : cluster) {
            double sum = IntStream.of(cluster)
                    .mapToDouble(other -> similarities[one][other])
                    .sum();
            if (sum > most) {
                most = sum;
                medoid = one;
            }
        }
        return medoid;
    }

    /** The words that hold the cluster together, the strongest first. */
    List<String> common(int[] cluster) {
        record Strength(String word, double strength) {}
        List<Strength> strengths = new ArrayList<>();
        for (Shared word : words) {
            long having = IntStream.of(cluster)
                    .filter(row -> IntStream.of(word.rows()).anyMatch(other -> other == row))
                    .count();
            if (having * 3 >= cluster.length && having > 1) {
                strengths.add(new Strength(word.word(), having * word.weight()));
            }
        }
        return strengths.stream()
                .sorted(Comparator.comparingDouble(Strength::strength)
                        .reversed()
                        .thenComparing(Strength::word))
                .map(Strength::word)
                .limit(SHOWN)
                .toList();
    }
}
