package ua.ismtr.requests;

import java.util.Optional;
import java.util.regex.Pattern;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.NamedUuid;

/** Key of a training request: a UUID in its lower-case text form. */
public record RequestId(String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * The id of the request that a webhook carries. The same {@code webhook-id} gives the same id every time, in
     * every process, so a repeated webhook needs no look-up to be recognised.
     */
    public static RequestId ofWebhook(String webhookId) {
        return new RequestId(NamedUuid.of(webhookId));
    }

    /** The id of the request that an old letter with this number became. */
    public static RequestId ofImport(String externalRef) {
        return new RequestId(NamedUuid.of("import\n" + externalRef));
    }

    /** The id in {@code text}, if it has the form of one. */
    public static Optional<RequestId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
