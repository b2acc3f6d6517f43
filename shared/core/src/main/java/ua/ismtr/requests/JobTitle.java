package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** What the author of a request is in the centre. */
public enum JobTitle implements Named {
    ADMINISTRATOR("administrator"),
    HEAD("head"),
    REGISTRAR("registrar"),
    STAROSTA("starosta"),
    BACK_OFFICE("back-office"),
    TRAINER("trainer"),
    OTHER("other");

    private final String id;

    JobTitle(String id) {
        this.id = id;
    }

    /** Its name in the API and in stored data. */
    @Override
    public String id() {
        return id;
    }

    /** The value with this name, if there is one. */
    public static Optional<JobTitle> of(String id) {
        return Named.find(JobTitle.class, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
