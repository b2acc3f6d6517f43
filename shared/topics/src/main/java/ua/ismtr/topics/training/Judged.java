package ua.ismtr.topics.training;

import java.util.List;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;

/**
 * A text beside what a classifier said of it.
 *
 * @param given topics with their confidence, best first
 * @param certain whether the classifier would have let them count
 */
public record Judged(LabelledText text, List<TopicScore> given, boolean certain) {
    /** What this classifier says of each text. */
    public static List<Judged> all(Classifier classifier, List<LabelledText> texts) {
        return texts.stream()
                .map(text -> {
                    Classification said = classifier.classify(text.text());
                    return new Judged(text, said.topics(), said.certain());
                })
                .toList();
    }

    TopicId best() {
        return given.getFirst().topic();
    }

    boolean bestIsRight() {
        return text.topics().contains(best());
    }

    int right() {
        return (int) given.stream()
                .filter(score -> text.topics().contains(score.topic()))
                .count();
    }
}
