package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** What the author of a request is in the centre. */
public enum JobTitle implements Named {
    ADMINISTRATOR,
    HEAD,
    REGISTRAR,
    STAROSTA,
    BACK_OFFICE,
    TRAINER,
    OTHER;

    /** The value with this name, if there is one. */
    public static Optional<JobTitle> of(String id) {
        return Named.find(JobTitle.class, id);
    }

    @Override
    public String toString() {
        return id();
    }
}
