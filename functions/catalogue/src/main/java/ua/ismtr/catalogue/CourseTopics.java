package ua.ismtr.catalogue;

import java.util.List;
import ua.ismtr.courses.Course.Offer;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.topics.TopicClassifier;

/** Names the topics of courses by the model that names those of requests. */
final class CourseTopics {
    /** A course asks for nothing; with these words it reads like what people ask for. */
    private static final String AS_REQUEST = "Потрібне навчання: ";

    private final TopicClassifier classifier;

    CourseTopics(TopicClassifier classifier) {
        this.classifier = classifier;
    }

    /** The topics and the model that named them. */
    record Named(List<TopicScore> topics, String by) {}

    Named of(Offer offer) {
        return of(offer.title(), offer.about(), offer.outcomes());
    }

    Named of(String title, String about, String outcomes) {
        Classification found = classifier.classify(asRequest(title, about, outcomes));
        if (found.topics().getFirst().topic().equals(TopicId.NOT_A_REQUEST)) {
            found = classifier.classify(AS_REQUEST + title);
        }
        List<TopicScore> topics = found.topics().stream()
                .map(score -> score.topic().equals(TopicId.NOT_A_REQUEST)
                        ? new TopicScore(TopicId.OTHER, score.confidence())
                        : score)
                .toList();
        return new Named(topics, found.classifiedBy());
    }

    /** How well each topic of the taxonomy fits a course of this text. */
    float[] fit(String title, String about, String outcomes) {
        return classifier.fit(asRequest(title, about, outcomes));
    }

    private static String asRequest(String title, String about, String outcomes) {
        return AS_REQUEST + String.join(". ", title, about, outcomes);
    }
}
