package ua.ismtr.catalogue;

import ua.ismtr.courses.Course;
import ua.ismtr.courses.Course.Offer;

/**
 * What is compared of a course.
 *
 * @param fit how well each topic fits it
 */
record CourseText(String id, String title, String about, String outcomes, float[] fit) {
    static CourseText of(Course course, CourseTopics topics) {
        Offer offer = course.offer();
        return of(course.courseId().value(), offer.title(), offer.about(), offer.outcomes(), topics);
    }

    static CourseText of(String id, String title, String about, String outcomes, CourseTopics topics) {
        return new CourseText(id, title, about, outcomes, topics.fit(title, about, outcomes));
    }
}
