package ua.ismtr.centers;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** Whether a centre works. */
public enum CenterState implements Named {
    ACTIVE("active"),
    TEMPORARILY_CLOSED("temporarily-closed"),
    CLOSED("closed"),
    RELOCATED("relocated");

    private final String id;

    CenterState(String id) {
        this.id = id;
    }

    /** The value with this name, if there is one. */
    public static Optional<CenterState> of(String id) {
        return Named.find(CenterState.class, id);
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
