package ua.ismtr.subscriptions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who gets the weekly summaries. */
public interface Subscriptions {
    /** Some of all subscriptions; {@code cursor} leads to more, null if there are none. */
    record Page(List<Subscription> subscriptions, @Nullable String cursor) {}

    /** The subscription as it is now, not as it was a moment ago. */
    Optional<Subscription> find(SubscriptionId id);

    /** Stores it if what is stored now is the version before it, or nothing for version 1; answers whether it was. */
    boolean store(Subscription subscription);

    /** Forgets the subscription and its address, if it is still this version; answers whether it is gone. */
    boolean delete(Subscription subscription);

    /** Those that this {@code sub} subscribed, the newest changes of the last seconds perhaps not among them. */
    List<Subscription> of(String owner);

    /** At most {@code limit} of all, in no order, from where an earlier page ended. */
    Page page(@Nullable String cursor, int limit);

    /** All, in no order, read while they are taken. */
    Stream<Subscription> all();
}
