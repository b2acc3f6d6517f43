package ua.ismtr.knowledge.entries;

import java.util.LinkedHashMap;
import java.util.Map;
import ua.ismtr.knowledge.search.Subjects;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.TopicClassifier;

/** Says what a text is about by the model that gives requests their topics. */
public final class TopicsOfText implements Subjects {
    private static final int MOST = 5;

    private final TopicClassifier classifier;

    public TopicsOfText(TopicClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public Map<String, Double> of(String text) {
        Map<String, Double> topics = new LinkedHashMap<>();
        for (TopicScore score : classifier.likely(text, MOST)) {
            topics.put(score.topic().value(), score.confidence());
        }
        return topics;
    }
}
