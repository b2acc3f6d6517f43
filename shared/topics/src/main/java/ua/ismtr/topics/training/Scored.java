package ua.ismtr.topics.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ua.ismtr.domain.TopicId;

/** A text with the scores that a model gave to the labels. */
record Scored(LabelledText text, List<TopicId> labels, float[] scores) {
    boolean right(int label) {
        return text.topics().contains(labels.get(label));
    }

    /** The labels, best first. */
    int[] order() {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -scores[label]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
