package ua.ismtr.domain;

/** Key of a region everywhere in the system: its ISO 3166-2:UA code, such as {@code UA-46}. */
public record RegionId(String value) implements Comparable<RegionId> {
    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
