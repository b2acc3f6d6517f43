package ua.ismtr.subscriptions;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.NamedUuid;

/** Key of the subscription of an address, and of nothing else: a UUID in its lower-case text form. */
public record SubscriptionId(String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The id of the one subscription that an address can have, so that nobody gets the same summary twice. */
    public static SubscriptionId of(EmailAddress address) {
        return new SubscriptionId(NamedUuid.of("mailto:" + address.value().toLowerCase(Locale.ROOT)));
    }

    /** The id in {@code text}, if it has the form of one. */
    public static Optional<SubscriptionId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SubscriptionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
