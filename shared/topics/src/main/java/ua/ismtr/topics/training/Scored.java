package ua.ismtr.topics.training;

import java.util.List;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.Scores;

/** A text with the scores of a model that has not seen it. */
record Scored(LabelledText text, List<TopicId> labels, Scores scores) {
    boolean right(int label) {
        return text.topics().contains(labels.get(label));
    }

    /** How many of these are right. */
    int right(List<TopicScore> topics) {
        return (int) topics.stream()
                .filter(topic -> text.topics().contains(topic.topic()))
                .count();
    }
}
