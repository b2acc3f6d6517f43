package ua.ismtr.knowledge.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.TopicClassifier;

/** What a query is probably about, by the same model as requests. */
final class LikelyTopics {
    private static final int MOST = 3;

    private final TopicClassifier classifier;

    LikelyTopics(TopicClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Topics of the taxonomy, each with its probability: as likely as the likelier of the two readings makes it.
     *
     * @param query as it is written
     * @param meant the Ukrainian words that it stands for
     */
    Map<String, Double> of(String query, String meant) {
        Map<String, Double> likely = new LinkedHashMap<>();
        for (String reading : List.of(query, meant)) {
            for (TopicScore score : classifier.likely(reading, MOST)) {
                likely.merge(score.topic().value(), score.confidence(), Math::max);
            }
        }
        return likely;
    }
}
