package ua.ismtr.subscriptions;

import java.util.Optional;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.Subscription.Stop;

/** Sees to it that no more mail goes to an address. */
public final class Suppression {
    private final Subscriptions subscriptions;

    public Suppression(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Stops mail to it, whatever else happens to it meanwhile; one that is unknown or stopped already stays as it is. */
    public void stop(SubscriptionId id, Stop why) {
        Optional<Subscription> found;
        do {
            found = subscriptions.find(id).filter(subscription -> subscription.state() != State.STOPPED);
        } while (found.isPresent() && !subscriptions.store(found.get().stopped(why)));
    }
}
