package ua.ismtr.reference;

import java.util.Optional;

/** Key of a region everywhere in the system: its ISO 3166-2:UA code, such as {@code UA-46}. */
public record RegionId(String value) implements Identifier, Comparable<RegionId> {
    /** The id in {@code text}; whether there is such a region is for {@link Regions} to say. */
    public static Optional<RegionId> parse(String text) {
        return Optional.of(new RegionId(text));
    }

    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
