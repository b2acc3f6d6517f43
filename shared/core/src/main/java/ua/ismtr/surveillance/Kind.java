package ua.ismtr.surveillance;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** What is unusual. */
public enum Kind implements Named {
    /** Many more requests than expected in a week or two. */
    JUMP("jump"),
    /** A slow change of the level, up or down. */
    DRIFT("drift"),
    /** An active centre, or a whole region, that stopped writing. */
    SILENCE("silence"),
    /** Nearly all regions stopped at once: our own fault, for administrators to see. */
    ALL_SILENT("all-silent");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Kind> of(String id) {
        return Named.find(Kind.class, id);
    }

    /** Its name in the API and in stored data. */
    @Override
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
