package ua.ismtr.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;

/**
 * An address that gets a summary each week, or may get one when its owner agrees.
 *
 * @param owner the {@code sub} of who subscribed it
 * @param settings what it gets while it is active
 * @param stop why mail to it was stopped; null unless the state says so
 * @param proposal what it shall get when its owner agrees; null if nobody is asked
 * @param version grows by one with each change, from 1
 */
public record Subscription(
        SubscriptionId id,
        EmailAddress address,
        String owner,
        Settings settings,
        State state,
        @Nullable Stop stop,
        @Nullable Proposal proposal,
        long version,
        Instant changedAt) {
    /** How long the owner of an address may take to agree. */
    public static final Duration TIME_TO_CONFIRM = Duration.ofDays(7);

    /**
     * What is sent.
     *
     * @param regions what the summary is about; none is the whole country
     * @param pausedUntil no summary before this day
     */
    public record Settings(
            Language language,
            Set<RegionId> regions,
            @Nullable LocalDate pausedUntil) {}

    /** What somebody asks the owner of the address to agree to; {@code nonce} makes the answer's link one of its own. */
    public record Proposal(String by, Settings settings, String nonce, Instant at) {}

    /** Why and when mail to the address was stopped. */
    public record Stop(StopReason reason, String detail, Instant at) {}

    /** Why mail to an address is stopped. */
    public enum StopReason {
        /** Its mail server refused it permanently. */
        BOUNCED,
        /** Its owner reported a summary as unwanted. */
        COMPLAINED,
        /** The sending service refused it permanently. */
        REJECTED
    }

    /** Where a subscription is in its life. */
    public enum State {
        /** The owner of the address has yet to agree. */
        PENDING,
        ACTIVE,
        /** Who subscribed it may see none of its regions any more; it goes on as soon as that person may. */
        PAUSED,
        /** The owner of the address wants no more. */
        UNSUBSCRIBED,
        /** Nothing is sent to it until an administrator asks its owner again. */
        STOPPED
    }

    /** The subscription of an address whose owner asks for it. */
    public static Subscription active(EmailAddress address, String owner, Settings settings, Instant now) {
        return new Subscription(SubscriptionId.of(address), address, owner, settings, State.ACTIVE, null, null, 1, now);
    }

    /** The subscription of an address whose owner is yet to be asked. */
    public static Subscription pending(EmailAddress address, Proposal proposal) {
        return new Subscription(
                SubscriptionId.of(address),
                address,
                proposal.by(),
                proposal.settings(),
                State.PENDING,
                null,
                proposal,
                1,
                proposal.at());
    }

    /** The same address with other settings, agreed to by its owner. */
    public Subscription with(String newOwner, Settings newSettings, Instant now) {
        return new Subscription(id, address, newOwner, newSettings, State.ACTIVE, null, null, version + 1, now);
    }

    /** The same, but its owner is asked to agree to something else; what is active or stopped stays so until then. */
    public Subscription with(Proposal asked) {
        return state == State.ACTIVE || state == State.PAUSED || state == State.STOPPED
                ? new Subscription(id, address, owner, settings, state, stop, asked, version + 1, asked.at())
                : new Subscription(
                        id, address, asked.by(), asked.settings(), State.PENDING, null, asked, version + 1, asked.at());
    }

    /** What it becomes when the owner of the address answers the question of this nonce. */
    public Optional<Subscription> confirmed(String nonce, Instant now) {
        Proposal asked = proposal;
        boolean valid = asked != null
                && asked.nonce().equals(nonce)
                && now.isBefore(asked.at().plus(TIME_TO_CONFIRM));
        return asked != null && valid ? Optional.of(with(asked.by(), asked.settings(), now)) : Optional.empty();
    }

    /** The same when the owner of the address wants no more mail. */
    public Subscription unsubscribed(Instant now) {
        return new Subscription(id, address, owner, settings, State.UNSUBSCRIBED, null, null, version + 1, now);
    }

    /** The same when no more mail may go to the address. */
    public Subscription stopped(Stop why) {
        return new Subscription(id, address, owner, settings, State.STOPPED, why, null, version + 1, why.at());
    }

    /** The same as it is while the person who subscribed it may see some of its regions, or none. */
    public Subscription visible(boolean some, Instant now) {
        State next = some ? State.ACTIVE : State.PAUSED;
        return new Subscription(id, address, owner, settings, next, null, proposal, version + 1, now);
    }

    /** Whether it is this person who has its owner asked. */
    public boolean isAskedBy(String sub) {
        return proposal != null && proposal.by().equals(sub);
    }

    /** The same with nobody asked any more. */
    public Subscription withoutProposal(Instant now) {
        return new Subscription(id, address, owner, settings, state, stop, null, version + 1, now);
    }

    /** Whether the summary is to be sent on this day, if there is anything that may be sent. */
    public boolean wantedOn(LocalDate day) {
        LocalDate pausedUntil = settings.pausedUntil();
        return (state == State.ACTIVE || state == State.PAUSED) && (pausedUntil == null || !day.isBefore(pausedUntil));
    }
}
