package ua.ismtr.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Doubt;
import ua.ismtr.requests.TopicScore;

/**
 * How scores become topics; chosen on texts that the weights had not seen.
 *
 * @param topic how the score of one of the topics becomes its probability
 * @param other the same for {@code other}
 * @param noise the same for {@code not-a-request}
 * @param several the probability from which a second or third topic is given too
 * @param leastNoise the probability below which a message is never called no request, whatever else it may be
 * @param certain the probability from which topics may count without a moderator
 * @param certainNoise the probability from which a message may count as no request without a moderator
 */
public record Decision(
        Logistic topic,
        Logistic other,
        Logistic noise,
        double several,
        double leastNoise,
        double certain,
        double certainNoise) {
    /** Before anything is chosen. */
    public static final Decision NONE = new Decision(Logistic.PLAIN, Logistic.PLAIN, Logistic.PLAIN, 1, 0, 1, 1);

    private static final int MOST_TOPICS = 3;

    /** The share of the best probability from which another is nearly as likely. */
    private static final double NEARLY = 0.5;

    static final int PARAMETERS = 3 * Logistic.PARAMETERS + 4;

    /**
     * A probability: the logistic of score × the label's score + lead × how far it is ahead of the best other label (or behind, if negative) + style ×
     * how much the text sounds like no request + constant.
     */
    public record Logistic(double score, double lead, double style, double constant) {
        static final int PARAMETERS = 4;
        static final Logistic PLAIN = new Logistic(1, 0, 0, 0);

        /** The probability of a label. */
        public double probability(double labelScore, double labelLead, double textStyle) {
            return 1 / (1 + Math.exp(-score * labelScore - lead * labelLead - style * textStyle - constant));
        }
    }

    static Decision of(double[] parameters) {
        return new Decision(
                logistic(parameters, 0),
                logistic(parameters, Logistic.PARAMETERS),
                logistic(parameters, 2 * Logistic.PARAMETERS),
                parameters[PARAMETERS - 4],
                parameters[PARAMETERS - 3],
                parameters[PARAMETERS - 2],
                parameters[PARAMETERS - 1]);
    }

    double[] parameters() {
        return new double[] {
            topic.score,
            topic.lead,
            topic.style,
            topic.constant,
            other.score,
            other.lead,
            other.style,
            other.constant,
            noise.score,
            noise.lead,
            noise.style,
            noise.constant,
            several,
            leastNoise,
            certain,
            certainNoise
        };
    }

    /** One topic or several of these labels, best first; the special labels stay alone. */
    public List<TopicScore> topics(List<TopicId> labels, Scores scores) {
        double[] probabilities = probabilities(labels, scores);
        int noise = labels.indexOf(TopicId.NOT_A_REQUEST);
        if (noise >= 0 && probabilities[noise] < leastNoise) {
            probabilities[noise] = -1;
        }
        List<TopicScore> given = new ArrayList<>(MOST_TOPICS);
        while (given.size() < MOST_TOPICS) {
            int best = 0;
            for (int label = 1; label < probabilities.length; label++) {
                best = probabilities[label] > probabilities[best] ? label : best;
            }
            TopicScore next = new TopicScore(labels.get(best), probabilities[best]);
            if (!given.isEmpty()
                    && (isSpecial(given.getFirst().topic())
                            || isSpecial(next.topic())
                            || next.confidence() < several)) {
                break;
            }
            given.add(next);
            probabilities[best] = -1;
        }
        return List.copyOf(given);
    }

    /** The best of the labels without the special ones, best first. */
    List<TopicScore> likely(List<TopicId> labels, Scores scores, int most) {
        double[] probabilities = probabilities(labels, scores);
        return IntStream.range(0, probabilities.length)
                .mapToObj(label -> new TopicScore(labels.get(label), probabilities[label]))
                .filter(score -> !isSpecial(score.topic()))
                .sorted(Comparator.comparingDouble(TopicScore::confidence).reversed())
                .limit(most)
                .toList();
    }

    private double[] probabilities(List<TopicId> labels, Scores scores) {
        float[] leads = scores.leads();
        double[] probabilities = new double[labels.size()];
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] =
                    logistic(labels.get(label)).probability(scores.labels()[label], leads[label], scores.style());
        }
        return probabilities;
    }

    /** Why these topics, which the scores gave, are not certain: the most telling cause. */
    Doubt doubt(List<TopicId> labels, Scores scores, List<TopicScore> given) {
        double[] probabilities = probabilities(labels, scores);
        TopicId best = given.getFirst().topic();
        double next = 0;
        for (int label = 0; label < probabilities.length; label++) {
            TopicId topic = labels.get(label);
            boolean likely = probabilities[label] >= NEARLY * given.getFirst().confidence();
            if (topic.equals(TopicId.NOT_A_REQUEST) && (likely || topic.equals(best))) {
                return Doubt.MAYBE_NO_REQUEST;
            }
            if (!topic.equals(best)) {
                next = Math.max(next, probabilities[label]);
            }
        }
        if (best.equals(TopicId.OTHER)) {
            return Doubt.MAYBE_OUTSIDE;
        }
        return next >= NEARLY * given.getFirst().confidence() ? Doubt.CLOSE_TOPICS : Doubt.NOTHING_STANDS_OUT;
    }

    /** Whether these topics may count without a moderator. */
    public boolean isCertain(List<TopicScore> topics) {
        boolean noise = topics.getFirst().topic().equals(TopicId.NOT_A_REQUEST);
        return confidence(topics) >= (noise ? certainNoise : certain);
    }

    /** The confidence in the least sure of these topics: a moderator is asked for the sake of any of them. */
    public static double confidence(List<TopicScore> topics) {
        double least = 1;
        for (TopicScore topic : topics) {
            least = Math.min(least, topic.confidence());
        }
        return least;
    }

    private static boolean isSpecial(TopicId topic) {
        return topic.equals(TopicId.NOT_A_REQUEST) || topic.equals(TopicId.OTHER);
    }

    private Logistic logistic(TopicId label) {
        if (label.equals(TopicId.NOT_A_REQUEST)) {
            return noise;
        }
        return label.equals(TopicId.OTHER) ? other : topic;
    }

    private static Logistic logistic(double[] parameters, int from) {
        double[] four = Arrays.copyOfRange(parameters, from, from + Logistic.PARAMETERS);
        return new Logistic(four[0], four[1], four[2], four[3]);
    }
}
