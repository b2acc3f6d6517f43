package ua.ismtr.knowledge.api;

import java.util.LinkedHashMap;
import java.util.Map;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;

/** What a query is probably about, by the same model as requests. */
final class LikelyTopics {
    private final Classifier classifier;

    LikelyTopics(Classifier classifier) {
        this.classifier = classifier;
    }

    /** Topics of the taxonomy, each with its probability. */
    Map<String, Double> of(String query) {
        Map<String, Double> likely = new LinkedHashMap<>();
        for (TopicScore score : classifier.classify(query).topics()) {
            Taxonomy.topic(score.topic())
                    .ifPresent(topic -> likely.put(topic.id().value(), score.confidence()));
        }
        return likely;
    }
}
