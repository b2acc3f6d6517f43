package ua.ismtr.topics.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;
import ua.ismtr.topics.Decision;
import ua.ismtr.topics.Decision.Logistic;

/** Chooses on held-back texts how scores become probabilities, and which probabilities suffice. */
final class Calibration {
    private static final double PRECISION = 0.9;
    private static final double NOISE_PRECISION = 0.97;
    private static final int STEPS = 50;
    private static final double RIDGE = 1e-3;

    private Calibration() {}

    static Decision choose(List<Scored> heldBack) {
        Decision logistic = new Decision(
                fit(heldBack, label -> !isSpecial(label)),
                fit(heldBack, TopicId.OTHER::equals),
                fit(heldBack, TopicId.NOT_A_REQUEST::equals),
                1,
                1,
                1);
        Decision several = new Decision(
                logistic.topic(), logistic.other(), logistic.noise(), bestSeveral(heldBack, logistic), 1, 1);
        return new Decision(
                logistic.topic(),
                logistic.other(),
                logistic.noise(),
                several.several(),
                threshold(heldBack, several, PRECISION, label -> !label.equals(TopicId.NOT_A_REQUEST)),
                threshold(heldBack, several, NOISE_PRECISION, TopicId.NOT_A_REQUEST::equals));
    }

    private static boolean isSpecial(TopicId label) {
        return label.equals(TopicId.OTHER) || label.equals(TopicId.NOT_A_REQUEST);
    }

    /** Logistic regression of being right on score, lead and style, by Newton's method. */
    private static Logistic fit(List<Scored> heldBack, Predicate<TopicId> labels) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (Scored scored : heldBack) {
            float[] leads = scored.scores().leads();
            for (int label = 0; label < leads.length; label++) {
                if (labels.test(scored.labels().get(label))) {
                    rows.add(new double[] {
                        scored.scores().labels()[label], leads[label], scored.scores().style(), 1
                    });
                    right.add(scored.right(label));
                }
            }
        }
        double[] found = {0.5, 0.2, 0, 0};
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[found.length];
            double[][] curvature = new double[found.length][found.length];
            for (int i = 0; i < found.length; i++) {
                gradient[i] = RIDGE * found[i];
                curvature[i][i] = RIDGE;
            }
            for (int row = 0; row < rows.size(); row++) {
                double[] x = rows.get(row);
                double z = 0;
                for (int i = 0; i < found.length; i++) {
                    z += found[i] * x[i];
                }
                double p = 1 / (1 + StrictMath.exp(-z));
                double error = p - (right.get(row) ? 1 : 0);
                for (int i = 0; i < found.length; i++) {
                    gradient[i] += error * x[i];
                    for (int j = 0; j < found.length; j++) {
                        curvature[i][j] += p * (1 - p) * x[i] * x[j];
                    }
                }
            }
            double[] change = solve(curvature, gradient);
            for (int i = 0; i < found.length; i++) {
                found[i] -= change[i];
            }
        }
        return new Logistic(found[0], found[1], found[2], found[3]);
    }

    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[] solution = right.clone();
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                solution[row] -= factor * solution[pivot];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                solution[row] -= matrix[row][column] * solution[column];
            }
            solution[row] /= matrix[row][row];
        }
        return solution;
    }

    private static double bestSeveral(List<Scored> heldBack, Decision logistic) {
        double best = 0;
        double bestF1 = 0;
        for (double several = 0.1; several < 0.6; several += 0.02) {
            Decision decision =
                    new Decision(logistic.topic(), logistic.other(), logistic.noise(), several, 1, 1);
            int given = 0;
            int wanted = 0;
            int right = 0;
            for (Scored scored : heldBack) {
                List<TopicScore> topics = decision.topics(scored.labels(), scored.scores());
                given += topics.size();
                wanted += scored.text().topics().size();
                right += scored.right(topics);
            }
            double f1 = 2.0 * right / (given + wanted);
            if (f1 > bestF1) {
                bestF1 = f1;
                best = several;
            }
        }
        return best;
    }

    /** The lowest confidence from which the topics given are right as often as wanted. */
    private static double threshold(
            List<Scored> heldBack, Decision decision, double precision, Predicate<TopicId> labels) {
        record Given(double confidence, int topics, int right) {}
        List<Given> given = heldBack.stream()
                .map(scored -> Map.entry(scored, decision.topics(scored.labels(), scored.scores())))
                .filter(entry -> labels.test(entry.getValue().getFirst().topic()))
                .map(entry -> new Given(
                        Decision.confidence(entry.getValue()),
                        entry.getValue().size(),
                        entry.getKey().right(entry.getValue())))
                .sorted(Comparator.comparingDouble(Given::confidence).reversed())
                .toList();
        double threshold = 1;
        int topics = 0;
        int right = 0;
        for (Given next : given) {
            topics += next.topics();
            right += next.right();
            if (right >= precision * topics) {
                threshold = next.confidence();
            }
        }
        return threshold;
    }
}
