package ua.ismtr.domain;

import java.util.Arrays;
import java.util.Optional;

/** How a training is asked to be held. */
public enum Format {
    ONLINE("online"),
    OFFLINE("offline"),
    BLENDED("blended"),
    ANY("any");

    private final String id;

    Format(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
