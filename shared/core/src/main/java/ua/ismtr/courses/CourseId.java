package ua.ismtr.courses;

import java.util.Optional;
import java.util.regex.Pattern;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.NamedUuid;

/** Key of a course: its provider and what stands for the provider's own id of it, such as {@code diia-osvita.4be1…}. */
public record CourseId(String value) implements Identifier, Comparable<CourseId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}\\.[0-9a-f]{32}");

    /** The id of the course that this provider calls so: the same names give the same id every time. */
    public static CourseId of(String provider, String externalId) {
        return new CourseId(
                provider + "." + NamedUuid.of(provider + "\n" + externalId).replace("-", ""));
    }

    /** The id in {@code text}, if it has the form of one. */
    public static Optional<CourseId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CourseId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(CourseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
