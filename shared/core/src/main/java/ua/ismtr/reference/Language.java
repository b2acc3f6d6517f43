package ua.ismtr.reference;

import java.util.Optional;

/** The languages that the system writes in. */
public enum Language implements Named {
    UKRAINIAN("uk"),
    ENGLISH("en");

    private final String id;

    Language(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data: the ISO 639 code. */
    @Override
    public String id() {
        return id;
    }

    /** The language with this code, if it is one of them. */
    public static Optional<Language> of(String id) {
        return Named.find(Language.class, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
