package ua.ismtr.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.training.LabelledText;

/**
 * The served model and a candidate on the same texts, text by text. What both get alike says nothing of which is better,
 * so only the texts that change are counted.
 *
 * @param texts how many were read
 * @param change texts that the candidate names with fewer wrong or missing topics, and with more
 * @param requests how many of the texts are real requests
 * @param lostBefore real requests that the served model takes for none
 * @param lost real requests that the candidate takes for none
 * @param topics for each topic, the texts that ask for it and that gain or lose it
 */
record Pairing(int texts, Change change, int requests, int lostBefore, int lost, Map<TopicId, Change> topics) {

    /** How many became better, and how many worse. */
    record Change(int better, int worse) {
        static final Change NONE = new Change(0, 0);

        Change plus(Change more) {
            return new Change(better + more.better, worse + more.worse);
        }

        static Change of(boolean better, boolean worse) {
            return new Change(better ? 1 : 0, worse ? 1 : 0);
        }
    }

    static Pairing of(Classifier served, Classifier candidate, List<LabelledText> texts) {
        Change change = Change.NONE;
        int requests = 0;
        int lostBefore = 0;
        int lost = 0;
        Map<TopicId, Change> topics = new HashMap<>();
        for (LabelledText text : texts) {
            Set<TopicId> expected = Set.copyOf(text.topics());
            Set<TopicId> before = topics(served, text);
            Set<TopicId> after = topics(candidate, text);
            int errorsBefore = errors(expected, before);
            int errorsAfter = errors(expected, after);
            change = change.plus(Change.of(errorsAfter < errorsBefore, errorsAfter > errorsBefore));
            if (!expected.contains(TopicId.NOT_A_REQUEST)) {
                requests++;
                lostBefore += before.contains(TopicId.NOT_A_REQUEST) ? 1 : 0;
                lost += after.contains(TopicId.NOT_A_REQUEST) ? 1 : 0;
            }
            for (TopicId topic : expected) {
                boolean had = before.contains(topic);
                boolean has = after.contains(topic);
                topics.merge(topic, Change.of(has && !had, had && !has), Change::plus);
            }
        }
        return new Pairing(texts.size(), change, requests, lostBefore, lost, new TreeMap<>(topics));
    }

    private static Set<TopicId> topics(Classifier classifier, LabelledText text) {
        return classifier.classify(text.text()).topics().stream()
                .map(TopicScore::topic)
                .collect(Collectors.toSet());
    }

    private static int errors(Set<TopicId> expected, Set<TopicId> given) {
        Set<TopicId> right = new HashSet<>(expected);
        right.retainAll(given);
        return expected.size() + given.size() - 2 * right.size();
    }
}
