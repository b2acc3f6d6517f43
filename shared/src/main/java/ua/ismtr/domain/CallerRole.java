package ua.ismtr.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is. */
public enum CallerRole {
    /** Sees all requests, with personal data, and decides about them. */
    MODERATOR,
    /** Sees the requests of some regions, without personal data. */
    REGIONAL,
    /** Sees and does all, and decides who has which role. */
    ADMIN;

    /** The role of this name, if there is one. */
    public static Optional<CallerRole> of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst();
    }

    /** Its name in tokens and in the API. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
