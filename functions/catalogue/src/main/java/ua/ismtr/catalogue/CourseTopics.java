package ua.ismtr.catalogue;

import java.util.List;
import ua.ismtr.courses.Course.Offer;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;

/** Names the topics of courses by the model that names those of requests. */
final class CourseTopics {
    /** A course asks for nothing; with these words it reads like what people ask for. */
    private static final String AS_REQUEST = "Потрібне навчання: ";

    private final Classifier classifier;

    CourseTopics(Classifier classifier) {
        this.classifier = classifier;
    }

    /** The topics and the model that named them. */
    record Named(List<TopicScore> topics, String by) {}

    Named of(Offer offer) {
        return of(offer.title(), offer.about(), offer.outcomes());
    }

    Named of(String title, String about, String outcomes) {
        Classification found = classifier.classify(AS_REQUEST + String.join(". ", title, about, outcomes));
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
}
