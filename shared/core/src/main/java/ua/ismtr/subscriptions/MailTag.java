package ua.ismtr.subscriptions;

import java.util.Optional;
import ua.ismtr.subscriptions.DeliveryLog.MailId;

/** Names a mail to the sending service, which gives the name back with all that it tells of the mail. */
public final class MailTag {
    /** What the tag is called. */
    public static final String NAME = "mail";

    private MailTag() {}

    /** The name of the mail. */
    public static String of(MailId id) {
        return id.subscription() + "_" + id.mail();
    }

    /** The mail of this name, if it is one of ours. */
    public static Optional<MailId> read(String tag) {
        int separator = tag.indexOf('_');
        return separator < 0
                ? Optional.empty()
                : SubscriptionId.parse(tag.substring(0, separator))
                        .map(subscription -> new MailId(subscription, tag.substring(separator + 1)));
    }
}
