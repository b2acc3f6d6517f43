package ua.ismtr.domain;

import java.util.Arrays;
import java.util.Optional;

/** What the author of a request is in the centre. */
public enum Role {
    ADMINISTRATOR("administrator"),
    HEAD("head"),
    REGISTRAR("registrar"),
    STAROSTA("starosta"),
    BACK_OFFICE("back-office"),
    TRAINER("trainer"),
    OTHER("other");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
