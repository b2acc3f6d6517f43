package ua.ismtr.catalogue;

import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.courses.Course;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.TopicScore;

/** What is compared of a course. */
record CourseText(String id, String title, String about, String outcomes, Set<TopicId> topics) {
    static CourseText of(Course course) {
        return new CourseText(
                course.courseId().value(),
                course.offer().title(),
                course.offer().about(),
                course.offer().outcomes(),
                course.topics().stream().map(TopicScore::topic).collect(Collectors.toSet()));
    }
}
