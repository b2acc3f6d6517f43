package ua.ismtr.courses;

import java.net.URI;

/** What leads a reader to a course. */
public record CourseReference(CourseId courseId, String title, URI url) {}
