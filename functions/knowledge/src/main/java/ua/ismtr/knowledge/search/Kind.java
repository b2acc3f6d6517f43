package ua.ismtr.knowledge.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of the index is. */
public enum Kind {
    REQUEST,
    COURSE,
    EVENT,
    NOTE,
    TOPIC;

    /** The kind of this name on the wire, such as {@code request}. */
    public static Optional<Kind> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
