package ua.ismtr.mail;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.emails.Content;
import ua.ismtr.reference.Language;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.EmailAddress;

/**
 * A mail as it goes out.
 *
 * @param unsubscribe where one click ends the subscription, if there is one
 * @param tags by which the sending service counts it, in letters, digits, {@code -} and {@code _}
 */
record Email(
        MailId id,
        EmailAddress to,
        Language language,
        Content content,
        Optional<URI> unsubscribe,
        Map<String, String> tags) {

    /** The headers that are the same whoever sends it. One-click unsubscribing is that of RFC 8058. */
    Map<String, String> headers() {
        Map<String, String> always = Map.of("Auto-Submitted", "auto-generated", "Content-Language", language.id());
        return unsubscribe
                .map(link -> Map.of(
                        "Auto-Submitted",
                        "auto-generated",
                        "Content-Language",
                        language.id(),
                        "List-Unsubscribe",
                        "<" + link + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"))
                .orElse(always);
    }

    @Override
    public String toString() {
        return "Email[" + id + "]";
    }
}
