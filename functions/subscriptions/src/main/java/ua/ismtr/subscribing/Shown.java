package ua.ismtr.subscribing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscriptions.DeliveryLog;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.SubscriptionId;

/** What the API shows. */
final class Shown {
    private Shown() {}

    /** Some subscriptions; {@code next} leads to more. */
    record Subscriptions(List<One> subscriptions, @Nullable String next) {}

    /**
     * A subscription.
     *
     * @param regions none is the whole country
     * @param status {@code pending}, {@code active}, {@code paused}, {@code unsubscribed} or {@code stopped}
     * @param stopped why no mail goes there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            SubscriptionId subscriptionId,
            EmailAddress email,
            String owner,
            Language language,
            List<RegionId> regions,
            @Nullable LocalDate pausedUntil,
            String status,
            @Nullable Why stopped,
            Instant changedAt) {

        static One of(Subscription subscription) {
            Settings settings = subscription.settings();
            Subscription.Stop stop = subscription.stop();
            return new One(
                    subscription.id(),
                    subscription.address(),
                    subscription.owner(),
                    settings.language(),
                    settings.regions().stream().sorted().toList(),
                    settings.pausedUntil(),
                    name(subscription.state()),
                    stop == null ? null : new Why(name(stop.reason()), stop.detail(), stop.at()),
                    subscription.changedAt());
        }
    }

    /** Why and since when no mail goes to an address: {@code bounced}, {@code complained} or {@code rejected}. */
    record Why(String reason, String detail, Instant at) {}

    /** Where a summary can be looked at, and until when. */
    record Link(String link, Instant expiresAt) {}

    /** Some mails of the history; {@code next} leads to more. */
    record Mails(List<Mail> mails, @Nullable String next) {}

    /**
     * A mail of the history.
     *
     * @param mail the week of a summary, or what else it was
     * @param about a region, {@code country}, or how many regions
     * @param outcome {@code claimed}, {@code sent}, {@code delivered}, {@code bounced}, {@code rejected} or {@code complained}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mail(
            SubscriptionId subscriptionId,
            String mail,
            String about,
            String outcome,
            Instant at,
            @Nullable String messageId,
            @Nullable String detail) {

        static Mail of(DeliveryLog.Send send) {
            return new Mail(
                    send.id().subscription(),
                    send.id().mail(),
                    send.about(),
                    send.outcome() == DeliveryLog.Outcome.RETURNED ? "bounced" : name(send.outcome()),
                    send.at(),
                    send.messageId(),
                    send.detail());
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
