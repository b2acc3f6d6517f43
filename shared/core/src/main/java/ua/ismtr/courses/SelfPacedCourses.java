package ua.ismtr.courses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.TopicId;

/** The current courses that everybody can begin at any time, by topic: a small extract of the catalogue, quickly read. */
public interface SelfPacedCourses {
    /** The extract in this bucket. */
    static SelfPacedCourses in(Clients clients, String bucket) {
        return new S3SelfPacedCourses(clients.s3(), bucket);
    }

    /**
     * The extract.
     *
     * @param asOf when it began to say what it says
     * @param byTopic in the order of their ids
     */
    record Extract(Instant asOf, Map<TopicId, List<CourseReference>> byTopic) {
        public List<CourseReference> on(TopicId topic) {
            return byTopic.getOrDefault(topic, List.of());
        }
    }

    /** The extract as it is now; an empty one before the first. */
    Extract read();

    /**
     * Replaces the extract by one that is taken after this call begins, whoever else does the same at once. One that says
     * the same is not written.
     */
    void replace(Supplier<Extract> taken);
}
