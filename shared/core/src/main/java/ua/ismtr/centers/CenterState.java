package ua.ismtr.centers;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** Whether a centre works. */
public enum CenterState implements Named {
    ACTIVE,
    TEMPORARILY_CLOSED,
    CLOSED,
    RELOCATED;

    /** The value with this name, if there is one. */
    public static Optional<CenterState> of(String id) {
        return Named.find(CenterState.class, id);
    }

    @Override
    public String toString() {
        return id();
    }
}
