package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** How soon the training is needed, in the words of the author. */
public enum Urgency implements Named {
    LOW("low"),
    NORMAL("normal"),
    HIGH("high");

    private final String id;

    Urgency(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    @Override
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Urgency> of(String id) {
        return Named.find(Urgency.class, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
