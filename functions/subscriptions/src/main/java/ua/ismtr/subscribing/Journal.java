package ua.ismtr.subscribing;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.SubscriptionId;

/** Notes in the audit log what people do about summaries, without addresses. */
final class Journal {
    /** Who acts by the link of a mail: whoever reads the mail, without a name here. */
    private static final String LINK = "link";

    private final AuditLog audit;
    private final Clock clock;

    Journal(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** That an administrator saw the addresses of so many subscriptions. */
    void looked(Caller caller, int subscriptions) {
        note(caller, Action.LOOK, Map.of("subscriptions", subscriptions));
    }

    /** What the subscription is now, also where its owner is yet to agree. */
    void subscribed(Caller caller, Subscription subscription) {
        subscribed(caller.sub(), subscription);
    }

    /** That the owner of the address agreed by the link of a mail. */
    void confirmedByLink(Subscription subscription) {
        subscribed(LINK, subscription);
    }

    private void subscribed(String person, Subscription subscription) {
        Settings settings = subscription.settings();
        note(
                person,
                Action.SUBSCRIBE,
                Map.of(
                        "subscriptionId",
                        subscription.id().value(),
                        "state",
                        subscription.state().name().toLowerCase(Locale.ROOT),
                        "language",
                        settings.language().id(),
                        "regions",
                        settings.regions().stream()
                                .map(RegionId::value)
                                .sorted()
                                .toList()));
    }

    void ended(Caller caller, SubscriptionId id) {
        note(caller, Action.UNSUBSCRIBE, Map.of("subscriptionId", id.value()));
    }

    /** That the owner of the address ended it by the link of a mail. */
    void endedByLink(Subscription subscription) {
        note(
                LINK,
                Action.UNSUBSCRIBE,
                Map.of("subscriptionId", subscription.id().value()));
    }

    /** A summary that the caller has sent to the caller's own address. */
    void sent(Caller caller, Week week) {
        note(caller, Action.MAIL, Map.of("week", week.toString()));
    }

    private void note(Caller caller, Action action, Map<String, Object> after) {
        note(caller.sub(), action, after);
    }

    private void note(String person, Action action, Map<String, Object> after) {
        audit.add(AuditLog.Entry.of(clock.instant(), person, action, null, Map.of(), after));
    }
}
