package ua.ismtr.reference;

import java.util.Locale;
import java.util.Optional;

/** A value of a closed list that has a name of its own in the API and in stored data. */
public interface Named {
    /** As the code names it. */
    String name();

    /** That name: usually as the code has it, in small letters with hyphens. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of {@code type} with this name, if there is one. */
    static <T extends Named> Optional<T> find(Class<T> type, String id) {
        for (T value : type.getEnumConstants()) {
            if (value.id().equals(id)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
