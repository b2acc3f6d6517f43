package ua.ismtr.topics.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.Decision;
import ua.ismtr.topics.Decision.Logistic;

/**
 * Chooses on held-back texts how scores become probabilities, and which probabilities suffice.
 *
 * <p>First each label is asked alone: how likely is it right, given its score, its lead and the tone? That ranks the
 * labels. But the best of 39 is best by luck, too, so then the best alone are asked: how often are they right? What comes
 * out is right for the corpus, whose texts are harder than life, as their authors tried to be; {@link #EASIER} allows for
 * that.
 */
final class Calibration {
    private static final double PRECISION = 0.915;
    private static final double NOISE_PRECISION = 0.97;
    private static final double LOST_REQUESTS = 0.012;

    /**
     * How much more likely, as a logarithm of odds, a best label is right in a text that was not written to be hard: with
     * it confidence errs as much on the corpus, upwards, as on the gold set of the training function, downwards.
     */
    private static final double EASIER = 0.4;

    /** The order of the labels stays, even if a handful of texts says otherwise. */
    private static final double LEAST_SLOPE = 0.1;

    private static final int STEPS = 50;
    private static final double RIDGE = 1e-3;

    private Calibration() {}

    static Decision choose(List<Scored> heldBack) {
        Decision alone = decision(
                fit(heldBack, label -> !isSpecial(label)),
                fit(heldBack, TopicId.OTHER::equals),
                fit(heldBack, TopicId.NOT_A_REQUEST::equals),
                1,
                0);
        double[] ofBest = ofBest(heldBack, alone);
        Logistic topic = adjusted(alone.topic(), ofBest);
        Logistic other = adjusted(alone.other(), ofBest);
        Logistic noise = adjusted(alone.noise(), ofBest);
        double leastNoise = leastNoise(heldBack, decision(topic, other, noise, 1, 0));
        double several = bestSeveral(heldBack, decision(topic, other, noise, 1, leastNoise));
        Decision uncertain = decision(topic, other, noise, several, leastNoise);
        return new Decision(
                topic,
                other,
                noise,
                several,
                leastNoise,
                threshold(heldBack, uncertain, PRECISION, label -> !label.equals(TopicId.NOT_A_REQUEST)),
                threshold(heldBack, uncertain, NOISE_PRECISION, TopicId.NOT_A_REQUEST::equals));
    }

    /** One that leaves everything to a moderator. */
    private static Decision decision(Logistic topic, Logistic other, Logistic noise, double several, double least) {
        return new Decision(topic, other, noise, several, least, 1, 1);
    }

    /** The confidence in noise above which hardly a real request is taken for it. */
    private static double leastNoise(List<Scored> heldBack, Decision decision) {
        List<Double> lost = heldBack.stream()
                .filter(scored -> !scored.text().topics().contains(TopicId.NOT_A_REQUEST))
                .map(scored -> decision.topics(scored.labels(), scored.scores()).getFirst())
                .filter(best -> best.topic().equals(TopicId.NOT_A_REQUEST))
                .map(TopicScore::confidence)
                .sorted(Comparator.reverseOrder())
                .toList();
        int bearable = (int) (LOST_REQUESTS * heldBack.size());
        return lost.size() > bearable ? Math.nextUp(lost.get(bearable)) : 0;
    }

    private static boolean isSpecial(TopicId label) {
        return label.equals(TopicId.OTHER) || label.equals(TopicId.NOT_A_REQUEST);
    }

    /** How likely these labels are right, given their score, their lead and the text's tone. */
    private static Logistic fit(List<Scored> heldBack, Predicate<TopicId> labels) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (Scored scored : heldBack) {
            float[] leads = scored.scores().leads();
            for (int label = 0; label < leads.length; label++) {
                if (labels.test(scored.labels().get(label))) {
                    rows.add(new double[] {
                        scored.scores().labels()[label],
                        leads[label],
                        scored.scores().style(),
                        1
                    });
                    right.add(scored.right(label));
                }
            }
        }
        double[] found = regression(rows, right, new double[4], RIDGE);
        return new Logistic(found[0], found[1], found[2], found[3]);
    }

    /** How likely the best labels are right, given what was said of them alone: a slope and a constant for its odds. */
    private static double[] ofBest(List<Scored> heldBack, Decision alone) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (Scored scored : heldBack) {
            TopicScore best = alone.topics(scored.labels(), scored.scores()).getFirst();
            double odds = StrictMath.log(best.confidence() / Math.max(1e-12, 1 - best.confidence()));
            rows.add(new double[] {odds, 1});
            right.add(scored.text().topics().contains(best.topic()));
        }
        return regression(rows, right, new double[] {1, 0}, 1);
    }

    private static Logistic adjusted(Logistic alone, double[] ofBest) {
        double slope = Math.max(LEAST_SLOPE, ofBest[0]);
        return new Logistic(
                slope * alone.score(),
                slope * alone.lead(),
                slope * alone.style(),
                slope * alone.constant() + ofBest[1] + EASIER);
    }

    /** Logistic regression by Newton's method, held to what is expected before by a ridge. */
    private static double[] regression(List<double[]> rows, List<Boolean> right, double[] expected, double ridge) {
        double[] found = expected.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[found.length];
            double[][] curvature = new double[found.length][found.length];
            for (int i = 0; i < found.length; i++) {
                gradient[i] = ridge * (found[i] - expected[i]);
                curvature[i][i] = ridge;
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
        return found;
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
        for (double several = 0.2; several < 0.8; several += 0.02) {
            Decision decision =
                    decision(logistic.topic(), logistic.other(), logistic.noise(), several, logistic.leastNoise());
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
