package ua.ismtr.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is. */
enum CallerRole {
    MODERATOR,
    REGIONAL,
    ADMIN;

    /** The role of this name, if there is one. */
    static Optional<CallerRole> of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
