package ua.ismtr.topics;

import java.util.ArrayList;
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
    private static final int MOST_TOPICS = 3;
    private static final int MOST_REASONS = 5;

    private final TopicModel model;

    /** @param model what was learned */
    public TopicClassifier(TopicModel model) {
        this.model = model;
    }

    @Override
    public Classification classify(String text) {
        List<Word> words = Reader.words(text);
        Decision decision = model.decision();
        float[] scores = model.scores(words);
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -scores[label]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<TopicScore> topics = new ArrayList<>();
        boolean certain = !words.isEmpty();
        for (int label : order) {
            TopicId topic = model.labels().get(label);
            double probability = decision.probability(scores[label]);
            boolean alone = topic.equals(TopicId.NOT_A_REQUEST) || topic.equals(TopicId.OTHER);
            if (!topics.isEmpty() && (alone || probability < decision.several())) {
                break;
            }
            topics.add(new TopicScore(topic, probability));
            certain &= probability >= (topic.equals(TopicId.NOT_A_REQUEST) ? decision.noise() : decision.certain());
            if (alone || topics.size() == MOST_TOPICS) {
                break;
            }
        }
        return new Classification(List.copyOf(topics), certain, "model:" + model.version(), reasons(words, topics));
    }

    private Map<TopicId, List<String>> reasons(List<Word> words, List<TopicScore> topics) {
        int[][] sums = IntStream.range(0, words.size())
                .mapToObj(index -> model.sums(words, index))
                .toArray(int[][]::new);
        Map<TopicId, List<String>> reasons = new LinkedHashMap<>();
        for (TopicScore topic : topics) {
            int label = model.labels().indexOf(topic.topic());
            reasons.put(
                    topic.topic(),
                    IntStream.range(0, words.size())
                            .filter(index -> sums[index][label] > 0)
                            .boxed()
                            .sorted(Comparator.comparingInt(index -> -sums[index][label]))
                            .map(index -> words.get(index).original())
                            .distinct()
                            .limit(MOST_REASONS)
                            .toList());
        }
        return reasons;
    }
}
