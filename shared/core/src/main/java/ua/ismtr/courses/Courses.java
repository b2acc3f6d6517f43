package ua.ismtr.courses;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ua.ismtr.aws.Clients;

/** The catalogue. */
public interface Courses {
    /** The catalogue in this table. */
    static Courses in(Clients clients, String table) {
        return new DynamoCourses(clients.dynamo(), table);
    }

    Optional<Course> find(CourseId id);

    /** All courses in the order of their ids, those of a provider together; read page by page. */
    Stream<Course> all();

    /** Those of one provider. */
    List<Course> of(String provider);

    /** The courses behind this one in the order of {@link #all()}; read page by page. */
    Stream<Course> after(CourseId id);

    /**
     * Stores the course, if what is stored has the version before it; a course of version 1, if there is none.
     *
     * @return whether it was stored
     */
    boolean put(Course course);
}
