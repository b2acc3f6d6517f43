package ua.ismtr.catalogue;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.CourseId;
import ua.ismtr.courses.CourseSession;
import ua.ismtr.courses.CourseState;
import ua.ismtr.http.IfMatch;
import ua.ismtr.requests.TopicScore;

/** A course as the API shows it. */
record CourseJson(
        CourseId courseId,
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
        List<CourseSession> sessions,
        List<TopicScore> topics,
        String classifiedBy,
        CourseState state,
        Instant seenAt,
        long version,
        Instant updatedAt) {

    static CourseJson of(Course course) {
        Course.Offer offer = course.offer();
        return new CourseJson(
                course.courseId(),
                offer.provider(),
                offer.externalId(),
                offer.title(),
                offer.url(),
                offer.about(),
                offer.outcomes(),
                offer.format(),
                offer.selfPaced(),
                offer.hours(),
                offer.language(),
                offer.audience(),
                offer.certificate(),
                offer.sessions(),
                course.topics(),
                course.classifiedBy(),
                course.state(),
                course.seenAt(),
                course.version(),
                course.updatedAt());
    }

    /** The entity tag of this version (RFC 9110, section 8.8.3). */
    String tag() {
        return IfMatch.tag(version);
    }
}
