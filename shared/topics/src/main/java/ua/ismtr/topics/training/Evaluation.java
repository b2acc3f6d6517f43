package ua.ismtr.topics.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import ua.ismtr.reference.TopicId;

/**
 * How good a classifier is on labelled texts; shares are from 0 to 1.
 *
 * @param texts how many were judged
 * @param microF1 harmonic mean of precision and recall over all topics given and wanted
 * @param macroF1 mean of the F1 of the labels
 * @param bestRight share of texts whose best topic is right
 * @param exact share of texts whose topics are exactly the wanted ones
 * @param coverage share of texts that need no moderator
 * @param precision share of right topics among those given without a moderator
 * @param calibrationError mean distance, over ten bins of confidence, between confidence in the best topic and how often it is right
 * @param requestRecall share of real requests that are not called {@code not-a-request}
 * @param labels precision and recall of each label that is wanted or given
 */
public record Evaluation(
        int texts,
        double microF1,
        double macroF1,
        double bestRight,
        double exact,
        double coverage,
        double precision,
        double calibrationError,
        double requestRecall,
        Map<TopicId, LabelFigures> labels) {
    private static final int BINS = 10;

    /** How often a label was given rightly, given wrongly and missed. */
    public record LabelFigures(int right, int wrong, int missed) {
        static final LabelFigures NONE = new LabelFigures(0, 0, 0);

        /** Share of right ones among those given; 0 if none was. */
        public double precision() {
            return share(right, right + wrong);
        }

        /** Share of those wanted that were given. */
        public double recall() {
            return share(right, right + missed);
        }

        /** Harmonic mean of both. */
        public double f1() {
            return share(2 * right, 2 * right + wrong + missed);
        }

        LabelFigures plus(LabelFigures more) {
            return new LabelFigures(right + more.right, wrong + more.wrong, missed + more.missed);
        }
    }

    /** The figures of these judgements. */
    public static Evaluation of(List<Judged> judged) {
        Map<TopicId, LabelFigures> labels = labels(judged);
        LabelFigures all = labels.values().stream().reduce(LabelFigures.NONE, LabelFigures::plus);
        List<Judged> certain = judged.stream().filter(Judged::certain).toList();
        List<Judged> requests = judged.stream()
                .filter(one -> !one.text().topics().contains(TopicId.NOT_A_REQUEST))
                .toList();
        return new Evaluation(
                judged.size(),
                all.f1(),
                labels.values().stream().mapToDouble(LabelFigures::f1).average().orElse(0),
                share(count(judged, one -> one.bestIsRight() ? 1 : 0), judged.size()),
                share(count(judged, one -> isExact(one) ? 1 : 0), judged.size()),
                share(certain.size(), judged.size()),
                share(
                        count(certain, Judged::right),
                        count(certain, one -> one.given().size())),
                calibrationError(judged),
                share(count(requests, one -> one.best().equals(TopicId.NOT_A_REQUEST) ? 0 : 1), requests.size()),
                labels);
    }

    private static Map<TopicId, LabelFigures> labels(List<Judged> judged) {
        Map<TopicId, LabelFigures> labels = new TreeMap<>();
        for (Judged one : judged) {
            List<TopicId> given =
                    one.given().stream().map(score -> score.topic()).toList();
            for (TopicId topic : given) {
                boolean right = one.text().topics().contains(topic);
                labels.merge(topic, new LabelFigures(right ? 1 : 0, right ? 0 : 1, 0), LabelFigures::plus);
            }
            for (TopicId wanted : one.text().topics()) {
                if (!given.contains(wanted)) {
                    labels.merge(wanted, new LabelFigures(0, 0, 1), LabelFigures::plus);
                }
            }
        }
        return labels;
    }

    private static boolean isExact(Judged one) {
        return one.right() == one.given().size()
                && one.right() == one.text().topics().size();
    }

    private static double calibrationError(List<Judged> judged) {
        double[] excess = new double[BINS];
        for (Judged one : judged) {
            double confidence = one.given().getFirst().confidence();
            excess[Math.min(BINS - 1, (int) (confidence * BINS))] += confidence - (one.bestIsRight() ? 1 : 0);
        }
        double error = 0;
        for (double bin : excess) {
            error += Math.abs(bin);
        }
        return judged.isEmpty() ? 0 : error / judged.size();
    }

    private static int count(List<Judged> judged, ToIntFunction<Judged> what) {
        return judged.stream().mapToInt(what).sum();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
