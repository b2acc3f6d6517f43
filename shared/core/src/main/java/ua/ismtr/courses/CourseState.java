package ua.ismtr.courses;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** Whether a course is on offer. */
public enum CourseState implements Named {
    /** Its provider names it still. */
    CURRENT,
    /** Its provider has not named it in two imports, or for sixty days. */
    STALE,
    /** A moderator took it out. */
    WITHDRAWN;

    /** The value with this name, if there is one. */
    public static Optional<CourseState> of(String id) {
        return Named.find(CourseState.class, id);
    }

    @Override
    public String toString() {
        return id();
    }
}
