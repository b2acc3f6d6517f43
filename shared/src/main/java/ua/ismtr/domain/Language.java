package ua.ismtr.domain;

import java.util.Arrays;
import java.util.Optional;

/** The languages that the system writes in. */
public enum Language {
    UKRAINIAN("uk"),
    ENGLISH("en");

    private final String id;

    Language(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data: the ISO 639 code. */
    public String id() {
        return id;
    }

    /** The language with this code, if it is one of them. */
    public static Optional<Language> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
