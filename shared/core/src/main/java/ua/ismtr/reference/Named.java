package ua.ismtr.reference;

import java.util.Optional;

/** A value of a closed list that has a name of its own in the API and in stored data. */
public interface Named {
    /** That name. */
    String id();

    /** The value of {@code type} with this name, if there is one. */
    static <T extends Enum<T> & Named> Optional<T> find(Class<T> type, String id) {
        for (T value : type.getEnumConstants()) {
            if (value.id().equals(id)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
