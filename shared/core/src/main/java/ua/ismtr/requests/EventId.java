package ua.ismtr.requests;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.NamedUuid;

/** Key of a training event, as the requests that are in it know it: a UUID in its lower-case text form. */
public record EventId(String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An id that nothing has yet. */
    public static EventId random() {
        return new EventId(UUID.randomUUID().toString());
    }

    /** The id of the event that a person drafts under this key; the same each time. */
    public static EventId ofKey(String person, String key) {
        return new EventId(NamedUuid.of("training event\n" + person + "\n" + key));
    }

    /** The id in {@code text}, if it has the form of one. */
    public static Optional<EventId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EventId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
