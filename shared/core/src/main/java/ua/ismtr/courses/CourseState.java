package ua.ismtr.courses;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** Whether a course is on offer. */
public enum CourseState implements Named {
    /** Its provider names it still. */
    CURRENT("current"),
    /** Its provider has not named it in two imports, or for sixty days. */
    STALE("stale"),
    /** A moderator took it out. */
    WITHDRAWN("withdrawn");

    private final String id;

    CourseState(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    @Override
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<CourseState> of(String id) {
        return Named.find(CourseState.class, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
