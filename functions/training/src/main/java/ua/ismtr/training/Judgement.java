package ua.ismtr.training;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.training.LabelledText;

/**
 * How a classifier did on labelled texts.
 *
 * @param texts how many there were
 * @param microF1 over all the topics given and expected
 * @param macroF1 the mean of the topics' F1
 * @param lostRequests real requests that were taken for none
 * @param topics of each topic that was given or expected
 */
record Judgement(int texts, double microF1, double macroF1, int lostRequests, Map<TopicId, Score> topics) {

    /** Of one topic: rightly given, wrongly given, missed. */
    record Score(int right, int wrong, int missed) {
        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
        }

        int errors() {
            return wrong + missed;
        }

        private Score plus(int moreRight, int moreWrong, int moreMissed) {
            return new Score(right + moreRight, wrong + moreWrong, missed + moreMissed);
        }
    }

    static Judgement of(Classifier classifier, List<LabelledText> texts) {
        Map<TopicId, Score> topics = new TreeMap<>();
        Score all = new Score(0, 0, 0);
        int lost = 0;
        for (LabelledText text : texts) {
            Set<TopicId> expected = Set.copyOf(text.topics());
            Set<TopicId> given = new HashSet<>();
            classifier.classify(text.text()).topics().stream()
                    .map(TopicScore::topic)
                    .forEach(given::add);
            if (given.contains(TopicId.NOT_A_REQUEST) && !expected.contains(TopicId.NOT_A_REQUEST)) {
                lost++;
            }
            Set<TopicId> either = new HashSet<>(expected);
            either.addAll(given);
            for (TopicId topic : either) {
                int right = expected.contains(topic) && given.contains(topic) ? 1 : 0;
                int wrong = expected.contains(topic) ? 0 : 1;
                int missed = given.contains(topic) ? 0 : 1;
                topics.put(topic, topics.getOrDefault(topic, new Score(0, 0, 0)).plus(right, wrong, missed));
                all = all.plus(right, wrong, missed);
            }
        }
        double macro = topics.values().stream().mapToDouble(Score::f1).average().orElse(0);
        return new Judgement(texts.size(), all.f1(), macro, lost, new LinkedHashMap<>(topics));
    }

    Score of(TopicId topic) {
        return topics.getOrDefault(topic, new Score(0, 0, 0));
    }
}
