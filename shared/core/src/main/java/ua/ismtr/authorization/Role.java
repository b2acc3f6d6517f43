package ua.ismtr.authorization;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** What a caller is. */
public enum Role implements Named {
    /** Sees all requests, with personal data, and decides about them. */
    MODERATOR("moderator"),
    /** Sees the requests of some regions, without personal data. */
    REGIONAL("regional"),
    /** Sees and does all, and decides who has which role. */
    ADMIN("admin");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** Its name in tokens and in the API. */
    @Override
    public String id() {
        return id;
    }

    /** The role of this name, if there is one. */
    public static Optional<Role> of(String id) {
        return Named.find(Role.class, id);
    }

    @Override
    public String toString() {
        return id;
    }
}
