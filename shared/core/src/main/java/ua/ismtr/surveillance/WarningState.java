package ua.ismtr.surveillance;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** How far people came with a warning. */
public enum WarningState implements Named {
    NEW("new"),
    SEEN("seen"),
    /** Its cause is known. */
    EXPLAINED("explained"),
    /** Nothing is left to do about it. */
    CLOSED("closed");

    private final String id;

    WarningState(String id) {
        this.id = id;
    }

    /** The value with this name, if there is one. */
    public static Optional<WarningState> of(String id) {
        return Named.find(WarningState.class, id);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
