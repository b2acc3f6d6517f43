package ua.ismtr.subscriptions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.Subscription.Settings;

/** A mail to be sent, as a message of the mail queue; the same mail has the same id, however often it is asked for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mail")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MailTask.SummaryTask.class, name = "summary"),
    @JsonSubTypes.Type(value = MailTask.ConfirmationTask.class, name = "confirmation"),
    @JsonSubTypes.Type(value = MailTask.PreviewTask.class, name = "preview")
})
public sealed interface MailTask {
    /** Which mail it is. */
    MailId id();

    /** The summary of a week for a subscriber. */
    record SummaryTask(SubscriptionId subscription, Week week) implements MailTask {
        @Override
        public MailId id() {
            return MailId.summary(subscription, week);
        }
    }

    /** The question to the owner of an address whether summaries may be sent there. */
    record ConfirmationTask(SubscriptionId subscription, String nonce) implements MailTask {
        @Override
        public MailId id() {
            return new MailId(subscription, "confirmation-" + nonce);
        }
    }

    /** The summary of any week, for an administrator who wants to see it as a mail. */
    record PreviewTask(EmailAddress to, Settings settings, Week week, String nonce) implements MailTask {
        @Override
        public MailId id() {
            return new MailId(SubscriptionId.of(to), "preview-" + nonce);
        }
    }
}
