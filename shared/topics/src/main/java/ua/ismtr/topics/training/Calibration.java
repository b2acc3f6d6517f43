package ua.ismtr.topics.training;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import ua.ismtr.domain.TopicId;
import ua.ismtr.topics.Decision;

/** Chooses on held-back texts how scores become probabilities, and which probabilities suffice. */
final class Calibration {
    private static final double PRECISION = 0.9;
    private static final double NOISE_PRECISION = 0.97;
    private static final int STEPS = 400;

    private Calibration() {}

    static Decision choose(List<Scored> heldBack) {
        double slope = 1;
        double intercept = -1;
        for (int step = 0; step < STEPS; step++) {
            double g0 = 0, g1 = 0, h00 = 1e-6, h01 = 0, h11 = 1e-6;
            for (Scored scored : heldBack) {
                for (int label = 0; label < scored.scores().length; label++) {
                    double score = scored.scores()[label];
                    double p = 1 / (1 + Math.exp(-slope * score - intercept));
                    double error = p - (scored.right(label) ? 1 : 0);
                    double curve = p * (1 - p);
                    g0 += error;
                    g1 += error * score;
                    h00 += curve;
                    h01 += curve * score;
                    h11 += curve * score * score;
                }
            }
            double determinant = h00 * h11 - h01 * h01;
            double change = (h00 * g1 - h01 * g0) / determinant;
            slope -= change;
            intercept -= (h11 * g0 - h01 * g1) / determinant;
            if (Math.abs(change) < 1e-9) {
                break;
            }
        }
        Decision logistic = new Decision(slope, intercept, 0.35, 1, 1);
        double certain = threshold(heldBack, logistic, PRECISION, label -> !label.equals(TopicId.NOT_A_REQUEST));
        double noise = threshold(heldBack, logistic, NOISE_PRECISION, label -> label.equals(TopicId.NOT_A_REQUEST));
        return new Decision(slope, intercept, logistic.several(), certain, noise);
    }

    /** The lowest probability of the best label from which it is right as often as wanted. */
    private static double threshold(List<Scored> heldBack, Decision logistic, double precision, Predicate<TopicId> labels) {
        record Best(double probability, boolean right) {}
        List<Best> best = heldBack.stream()
                .filter(scored -> labels.test(scored.labels().get(scored.order()[0])))
                .map(scored -> new Best(
                        logistic.probability(scored.scores()[scored.order()[0]]), scored.right(scored.order()[0])))
                .sorted(Comparator.comparingDouble(Best::probability).reversed())
                .toList();
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < best.size(); i++) {
            right += best.get(i).right() ? 1 : 0;
            if (right >= precision * (i + 1)) {
                threshold = best.get(i).probability();
            }
        }
        return threshold;
    }
}
