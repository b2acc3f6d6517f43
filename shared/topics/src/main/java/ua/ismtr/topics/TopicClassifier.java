package ua.ismtr.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.Doubt;
import ua.ismtr.requests.TopicScore;

/** Gives a text the topics that the model finds in it, and says which of its words decided. Safe for use by several threads. */
public final class TopicClassifier implements Classifier {
    private static final int FEW_WORDS = 2;
    private static final int MOST_REASONS = 5;
    private static final float LEAST_REASON = 0.25f;

    private final TopicModel model;

    /** Classifies with what this model learned. */
    public TopicClassifier(TopicModel model) {
        this.model = model;
    }

    @Override
    public Classification classify(String text) {
        List<Word> words = Reader.words(text);
        Scores scores = model.scores(Features.of(words));
        List<TopicScore> topics = model.decision().topics(model.labels(), scores);
        int spoken = TopicalWords.of(words).size();
        boolean certain = spoken > 0 && model.decision().isCertain(topics);
        return new Classification(
                topics,
                certain,
                "model:".concat(model.version()),
                reasons(words, topics),
                null,
                certain ? null : doubt(spoken, scores, topics));
    }

    /** The topics of the taxonomy that a text is likeliest about, whoever speaks in it and what for; best first. */
    public List<TopicScore> likely(String text, int most) {
        return model.decision().likely(model.labels(), model.scores(Features.of(text)), most);
    }

    /** How well each topic of the taxonomy fits a text, in an order that is always the same: texts on the same matter have scores that rise and fall together. */
    public float[] fit(String text) {
        float[] scores = model.scores(Features.of(text)).labels();
        float[] fit = new float[scores.length];
        int topics = 0;
        for (int label = 0; label < scores.length; label++) {
            if (Taxonomy.topic(model.labels().get(label)).isPresent()) {
                fit[topics++] = scores[label];
            }
        }
        return Arrays.copyOf(fit, topics);
    }

    private Doubt doubt(int spoken, Scores scores, List<TopicScore> topics) {
        return spoken <= FEW_WORDS ? Doubt.TOO_SHORT : model.decision().doubt(model.labels(), scores, topics);
    }

    private Map<TopicId, List<String>> reasons(List<Word> words, List<TopicScore> topics) {
        List<Word> spoken = new ArrayList<>(words.size());
        List<Features> features = new ArrayList<>(words.size());
        for (Word word : TopicalWords.of(words)) {
            if (!word.hasDigit()) {
                spoken.add(word);
                features.add(Features.ofWord(word));
            }
        }
        Map<TopicId, List<String>> reasons = new LinkedHashMap<>();
        for (TopicScore topic : topics) {
            int label = model.labels().indexOf(topic.topic());
            float[] contributions = new float[spoken.size()];
            for (int i = 0; i < contributions.length; i++) {
                contributions[i] = model.contribution(features.get(i), label);
            }
            reasons.put(topic.topic(), strongest(spoken, contributions));
        }
        return reasons;
    }

    /** The words that contribute most, as long as they come near to the first of them. */
    private static List<String> strongest(List<Word> words, float[] contributions) {
        Set<String> strongest = new LinkedHashSet<>();
        float first = 0;
        while (strongest.size() < MOST_REASONS) {
            int best = -1;
            for (int i = 0; i < contributions.length; i++) {
                if (contributions[i] > (best < 0 ? first * LEAST_REASON : contributions[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            first = Math.max(first, contributions[best]);
            contributions[best] = 0;
            strongest.add(words.get(best).original());
        }
        return List.copyOf(strongest);
    }
}
