package ua.ismtr.classification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Classifier;
import ua.ismtr.domain.Taxonomy;
import ua.ismtr.domain.Topic;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;

/** Names a topic where the text holds the beginning of a word of its name, for a moderator to confirm. */
final class TaxonomyClassifier implements Classifier {
    private static final int STEM = 6;

    @Override
    public Classification classify(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        TopicId topic = Taxonomy.topics().stream()
                .filter(one -> names(words, one))
                .map(Topic::id)
                .findFirst()
                .orElse(TopicId.OTHER);
        return new Classification(List.of(new TopicScore(topic, 0.5)), false, "model:names", Map.of());
    }

    private static boolean names(String words, Topic topic) {
        return List.of(topic.uk().toLowerCase(Locale.ROOT).split(" ", -1)).stream()
                .filter(word -> word.length() > STEM)
                .anyMatch(word -> words.contains(word.substring(0, STEM)));
    }
}
