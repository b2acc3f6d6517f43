package ua.ismtr.topics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Classifier;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;

/** Gives a text the topics that the model finds in it, and says which of its words decided. Safe for use by several threads. */
public final class TopicClassifier implements Classifier {
    private static final int MOST_REASONS = 5;
    private static final double LEAST_REASON = 0.25;

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
        boolean certain = !words.stream().allMatch(Word::isMark) && model.decision().isCertain(topics);
        return new Classification(topics, certain, "model:" + model.version(), reasons(words, topics));
    }

    private Map<TopicId, List<String>> reasons(List<Word> words, List<TopicScore> topics) {
        List<Word> spoken = words.stream().filter(word -> !word.isMark()).toList();
        List<float[]> alone =
                spoken.stream().map(word -> model.contributions(Features.ofWord(word))).toList();
        Map<TopicId, List<String>> reasons = new LinkedHashMap<>();
        for (TopicScore topic : topics) {
            int label = model.labels().indexOf(topic.topic());
            double strongest = alone.stream().mapToDouble(sums -> sums[label]).max().orElse(0);
            reasons.put(
                    topic.topic(),
                    IntStream.range(0, spoken.size())
                            .filter(i -> alone.get(i)[label] > LEAST_REASON * strongest)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> -alone.get(i)[label]))
                            .map(i -> spoken.get(i).original())
                            .distinct()
                            .limit(MOST_REASONS)
                            .toList());
        }
        return reasons;
    }
}
