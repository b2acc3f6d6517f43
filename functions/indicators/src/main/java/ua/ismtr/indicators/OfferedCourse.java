package ua.ismtr.indicators;

import java.util.List;
import ua.ismtr.courses.CourseId;
import ua.ismtr.reference.TopicId;

/**
 * A current course of the catalogue, as far as it is counted.
 *
 * @param atOnce whether everybody can begin it at any time
 * @param duplicate whether another current course teaches the same, or all of it and more, and nobody decided that both stay
 */
record OfferedCourse(CourseId courseId, String provider, List<TopicId> topics, boolean atOnce, boolean duplicate) {}
