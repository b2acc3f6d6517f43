package ua.ismtr.courses;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.TopicScore;

/**
 * A course of the catalogue.
 *
 * @param offer what its provider says of it
 * @param topics best first
 * @param classifiedBy {@code model:<version>} or {@code moderator:<sub>}
 * @param seenAt when an import named it last, to a day
 * @param missed how many imports of its provider have not named it since
 * @param version grows by one with each change, from 1
 */
public record Course(
        CourseId courseId,
        Offer offer,
        List<TopicScore> topics,
        String classifiedBy,
        CourseState state,
        Instant seenAt,
        int missed,
        long version,
        Instant updatedAt) {

    /**
     * What a provider says of a course.
     *
     * @param about what it is about, empty if unknown
     * @param outcomes what people can do after it, empty if unknown
     * @param format {@code online}, {@code offline} or {@code blended}
     * @param hours of learning
     * @param language such as {@code uk}
     * @param audience the job titles it is for; empty: all
     */
    public record Offer(
            String provider,
            String externalId,
            String title,
            URI url,
            String about,
            String outcomes,
            String format,
            boolean selfPaced,
            @Nullable BigDecimal hours,
            @Nullable String language,
            List<String> audience,
            @Nullable Boolean certificate,
            List<CourseSession> sessions) {}

    /** Whether it is on offer for everybody at any time. */
    public boolean beginsAtOnce() {
        return state == CourseState.CURRENT && offer.selfPaced();
    }

    /** Whether it is on this topic. */
    public boolean isOn(TopicId topic) {
        return topics.stream().anyMatch(one -> one.topic().equals(topic));
    }

    /** What leads a reader to it. */
    public CourseReference reference() {
        return new CourseReference(courseId, offer.title(), offer.url());
    }

    /** The next version with another state. */
    public Course with(CourseState next, Instant now) {
        return new Course(courseId, offer, topics, classifiedBy, next, seenAt, missed, version + 1, now);
    }

    /** The next version with the topics that somebody named. */
    public Course with(List<TopicScore> named, String by, Instant now) {
        return new Course(courseId, offer, List.copyOf(named), by, state, seenAt, missed, version + 1, now);
    }

    /** The next version, as an import has just named it. */
    public Course seen(Offer newOffer, Instant now) {
        CourseState next = state == CourseState.STALE ? CourseState.CURRENT : state;
        return new Course(courseId, newOffer, topics, classifiedBy, next, now, 0, version + 1, now);
    }

    /** The next version, as an import has just not named it. */
    public Course missedOnce(Instant now) {
        return new Course(courseId, offer, topics, classifiedBy, state, seenAt, missed + 1, version + 1, now);
    }
}
