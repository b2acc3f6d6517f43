package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** How soon the training is needed, in the words of the author. */
public enum Urgency implements Named {
    LOW,
    NORMAL,
    HIGH;

    /** The value with this name, if there is one. */
    public static Optional<Urgency> of(String id) {
        return Named.find(Urgency.class, id);
    }

    @Override
    public String toString() {
        return id();
    }
}
