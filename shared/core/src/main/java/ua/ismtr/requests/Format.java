package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** How a training is asked to be held. */
public enum Format implements Named {
    ONLINE("online"),
    OFFLINE("offline"),
    BLENDED("blended"),
    ANY("any");

    private final String id;

    Format(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    @Override
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Format> of(String id) {
        return Named.find(Format.class, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
