package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** How a training is asked to be held. */
public enum Format implements Named {
    ONLINE,
    OFFLINE,
    BLENDED,
    ANY;

    /** The value with this name, if there is one. */
    public static Optional<Format> of(String id) {
        return Named.find(Format.class, id);
    }

    @Override
    public String toString() {
        return id();
    }
}
