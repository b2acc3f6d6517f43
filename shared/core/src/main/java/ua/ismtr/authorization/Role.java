package ua.ismtr.authorization;

import java.util.Optional;
import ua.ismtr.reference.Named;

/** What a caller is. */
public enum Role implements Named {
    /** Sees all requests, with personal data, and decides about them. */
    MODERATOR,
    /** Sees the requests of some regions, without personal data. */
    REGIONAL,
    /** Sees and does all, and decides who has which role. */
    ADMIN;

    /** The role of this name, if there is one. */
    public static Optional<Role> of(String id) {
        return Named.find(Role.class, id);
    }

    @Override
    public String toString() {
        return id();
    }
}
