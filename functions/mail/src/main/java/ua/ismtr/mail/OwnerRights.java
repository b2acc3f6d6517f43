package ua.ismtr.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.Grants;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Subscriptions;

/**
 * Cuts what is sent down to what the person who subscribed the address may see when it is sent, by the decision of an
 * administrator. A role that the identity provider alone gives is not known here.
 */
final class OwnerRights {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerRights.class);

    private final Grants grants;
    private final Subscriptions subscriptions;
    private final Clock clock;

    OwnerRights(Grants grants, Subscriptions subscriptions, Clock clock) {
        this.grants = grants;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** What the subscription is to be sent; nothing if nothing is left of it, and then it is paused until something is. */
    Optional<Settings> permitted(Subscription subscription) {
        Optional<Set<RegionId>> regions = regions(subscription);
        if (regions.isPresent() != (subscription.state() == State.ACTIVE)) {
            mark(subscription.id(), regions.isPresent());
        }
        Settings settings = subscription.settings();
        return regions.map(some -> new Settings(settings.language(), some, settings.pausedUntil()));
    }

    private Optional<Set<RegionId>> regions(Subscription subscription) {
        Set<RegionId> wanted = subscription.settings().regions();
        Optional<Grant> grant = grants.find(subscription.owner());
        if (grant.isEmpty()) {
            return Optional.of(wanted);
        }
        return grant.get().caller(Kyiv.day(clock.instant())).flatMap(caller -> {
            if (caller.seesAll()) {
                return Optional.of(wanted);
            }
            Set<RegionId> left = caller.regions().stream()
                    .filter(region -> wanted.isEmpty() || wanted.contains(region))
                    .collect(Collectors.toUnmodifiableSet());
            return left.isEmpty() ? Optional.empty() : Optional.of(left);
        });
    }

    /** Stores whether it goes on, whatever else happens to it meanwhile. */
    private void mark(SubscriptionId id, boolean goesOn) {
        State before = goesOn ? State.PAUSED : State.ACTIVE;
        Optional<Subscription> present = subscriptions.find(id).filter(one -> one.state() == before);
        while (present.isPresent() && !subscriptions.store(present.get().visible(goesOn, clock.instant()))) {
            present = subscriptions.find(id).filter(one -> one.state() == before);
        }
        LOG.info("Subscription {} is {} now", id, goesOn ? "active again" : "paused");
    }
}
