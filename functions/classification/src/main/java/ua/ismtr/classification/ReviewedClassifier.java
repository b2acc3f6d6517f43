package ua.ismtr.classification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.Suggestion;
import ua.ismtr.requests.TopicScore;

/**
 * Asks for a second opinion where the first is not certain. What it says is a suggestion for the moderator; where it
 * may decide, its topics count, but never that a message is no request: a real request lost as noise is the worst error.
 */
final class ReviewedClassifier implements Classifier {
    /** A topic that the first opinion did not name at all. */
    private static final double UNNAMED = 0.5;

    private final Classifier first;
    private final SecondOpinion second;
    private final boolean decides;

    ReviewedClassifier(Classifier first, SecondOpinion second, boolean decides) {
        this.first = first;
        this.second = second;
        this.decides = decides;
    }

    @Override
    public Classification classify(String text) {
        Classification opinion = first.classify(text);
        if (opinion.certain() || text.isBlank()) {
            return opinion;
        }
        Optional<Suggestion> suggestion = second.of(text);
        if (suggestion.isEmpty()) {
            return opinion;
        }
        boolean noise = suggestion.get().topics().contains(TopicId.NOT_A_REQUEST);
        return decides && !noise ? decided(opinion, suggestion.get()) : opinion.with(suggestion.get());
    }

    private static Classification decided(Classification first, Suggestion suggestion) {
        Map<TopicId, Double> named =
                first.topics().stream().collect(Collectors.toMap(TopicScore::topic, TopicScore::confidence, Math::max));
        List<TopicScore> topics = suggestion.topics().stream()
                .map(topic -> new TopicScore(topic, named.getOrDefault(topic, UNNAMED)))
                .toList();
        Map<TopicId, List<String>> reasons = first.reasons().entrySet().stream()
                .filter(reason -> suggestion.topics().contains(reason.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Classification(topics, true, suggestion.by(), reasons, suggestion, null);
    }
}
