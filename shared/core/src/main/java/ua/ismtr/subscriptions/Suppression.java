package ua.ismtr.subscriptions;

import java.util.Optional;
import ua.ismtr.aws.Transactions;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.Subscription.Stop;

/** Sees to it that no more mail goes to an address. */
public final class Suppression {
    private final Subscriptions subscriptions;
    private final Questions questions;

    public Suppression(Subscriptions subscriptions, Questions questions) {
        this.subscriptions = subscriptions;
        this.questions = questions;
    }

    /**
     * Stops mail to it, whatever else happens to it meanwhile; one that is stopped already stays as it is. Where the
     * subscription is gone, as after a question that was taken back, its owner is asked no more for as long as a refusal
     * holds.
     */
    public void stop(SubscriptionId id, Stop why) {
        Transactions.retrying("subscription " + id, attempt -> {
            Optional<Subscription> found = subscriptions.find(id);
            if (found.isEmpty()) {
                questions.refuse(id, why.at());
                return Optional.of(true);
            }
            boolean stopped = found.get().state() == State.STOPPED
                    || subscriptions.store(found.get().stopped(why));
            return stopped ? Optional.of(true) : Optional.empty();
        });
    }
}
