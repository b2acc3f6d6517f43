package ua.ismtr.domain;

import java.util.Arrays;
import java.util.Optional;

/** How soon the training is needed, in the words of the author. */
public enum Urgency {
    LOW("low"),
    NORMAL("normal"),
    HIGH("high");

    private final String id;

    Urgency(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Urgency> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
