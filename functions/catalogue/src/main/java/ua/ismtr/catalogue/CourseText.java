package ua.ismtr.catalogue;

import java.util.Collections;
import java.util.Set;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.Course.Offer;

/**
 * What is compared of a course.
 *
 * @param audience the job titles it is for; empty: all
 * @param fit how well each topic fits it
 */
record CourseText(String id, String title, String about, String outcomes, Set<String> audience, float[] fit) {
    static CourseText of(Course course, CourseTopics topics) {
        Offer offer = course.offer();
        return new CourseText(
                course.courseId().value(),
                offer.title(),
                offer.about(),
                offer.outcomes(),
                Set.copyOf(offer.audience()),
                topics.fit(offer.title(), offer.about(), offer.outcomes()));
    }

    /** One that is for everybody. */
    static CourseText of(String id, String title, String about, String outcomes, CourseTopics topics) {
        return new CourseText(id, title, about, outcomes, Set.of(), topics.fit(title, about, outcomes));
    }

    /** Whether nobody is in the audience of both. */
    boolean isForOthersThan(CourseText other) {
        return !audience.isEmpty() && !other.audience.isEmpty() && Collections.disjoint(audience, other.audience);
    }
}
