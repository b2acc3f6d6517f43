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
    private final AuditLog audit;
    private final Clock clock;

    Journal(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void refused(Caller caller, String route) {
        note(caller, Action.REFUSE, Map.of("route", route, "role", caller.role().id()));
    }

    /** What the subscription is now, also where its owner is yet to agree. */
    void subscribed(Caller caller, Subscription subscription) {
        Settings settings = subscription.settings();
        note(
                caller,
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

    /** A summary that the caller has sent to the caller's own address. */
    void sent(Caller caller, Week week) {
        note(caller, Action.MAIL, Map.of("week", week.toString()));
    }

    private void note(Caller caller, Action action, Map<String, Object> after) {
        audit.add(AuditLog.Entry.of(clock.instant(), caller.sub(), action, null, Map.of(), after));
    }
}
