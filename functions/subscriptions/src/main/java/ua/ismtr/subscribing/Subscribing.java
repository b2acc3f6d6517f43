package ua.ismtr.subscribing;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ua.ismtr.aws.Transactions;
import ua.ismtr.emails.Tokens.Confirmation;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.MailTask.ConfirmationTask;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Proposal;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Subscriptions;

/**
 * Moves subscriptions through their lives. Nobody gets summaries without having agreed: by asking for them at one's own
 * address, or by the link in a mail to it.
 */
final class Subscribing {
    private static final Set<State> ENDED = EnumSet.of(State.UNSUBSCRIBED, State.STOPPED);

    /** What came of a request to subscribe. */
    sealed interface Result {}

    /** It is so now. */
    record Done(Subscription subscription, boolean created) implements Result {}

    /** The owner of the address was asked, or was not: who asks learns nothing of what others have at that address. */
    record Asked(Subscription asked) implements Result {}

    /** Mail to the caller's own address is stopped. */
    record Stopped() implements Result {}

    /** The caller had the owners of so many addresses asked today that no more may be. */
    record TooManyQuestions() implements Result {}

    /** What came of ending a subscription. */
    enum End {
        ENDED,
        /** There is none that the caller may know of. */
        UNKNOWN,
        /** That mail to the address is stopped must not be forgotten but by an administrator. */
        STOPPED
    }

    private final Subscriptions subscriptions;
    private final Questions questions;
    private final MessageQueue mails;
    private final Supplier<String> nonces;
    private final Journal journal;
    private final Clock clock;

    Subscribing(
            Subscriptions subscriptions,
            Questions questions,
            MessageQueue mails,
            Supplier<String> nonces,
            Journal journal,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.questions = questions;
        this.mails = mails;
        this.nonces = nonces;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sees to it that these summaries go to the address, once its owner agrees.
     *
     * @param usual what is sent where neither the change nor a subscription of the caller says anything else
     */
    Result subscribe(Subscriber subscriber, EmailAddress address, SettingsChange change, Settings usual) {
        SubscriptionId id = SubscriptionId.of(address);
        return Transactions.retrying(
                "subscription " + id, attempt -> tryTo(subscriber, address, change, usual, subscriptions.find(id)));
    }

    /** The result, or nothing if somebody else changed the subscription meanwhile. */
    private Optional<Result> tryTo(
            Subscriber subscriber,
            EmailAddress address,
            SettingsChange change,
            Settings usual,
            Optional<Subscription> present) {
        Instant now = clock.instant();
        String sub = subscriber.caller().sub();
        boolean stopped = present.filter(one -> one.state() == State.STOPPED).isPresent();
        if (stopped && !subscriber.administrates() && subscriber.owns(address)) {
            return Optional.of(new Stopped());
        }
        Optional<Subscription> running =
                present.filter(one -> one.state() == State.ACTIVE || one.state() == State.PAUSED);
        boolean agreed = running.filter(one -> one.owner().equals(sub) || subscriber.administrates())
                .isPresent();
        if (!stopped && (agreed || subscriber.owns(address))) {
            Settings settings = change.of(running.map(Subscription::settings).orElse(usual));
            Subscription active = present.map(one -> one.with(agreed ? one.owner() : sub, settings, now))
                    .orElseGet(() -> Subscription.active(address, sub, settings, now));
            return subscriptions.store(active) ? Optional.of(new Done(active, present.isEmpty())) : Optional.empty();
        }
        Settings wished = change.of(asked(sub, address, now).orElse(usual));
        return ask(subscriber, address, new Proposal(sub, wished, nonces.get(), now), present);
    }

    /** What the caller already wanted sent to this address. */
    private Optional<Settings> asked(String sub, EmailAddress address, Instant now) {
        return questions.notedBy(sub, now).stream()
                .filter(one -> SubscriptionId.of(one.address()).equals(SubscriptionId.of(address)))
                .map(Questions.Asked::settings)
                .findFirst();
    }

    /** Has the owner of the address asked; what the caller learns is the same whatever others have there. */
    private Optional<Result> ask(
            Subscriber subscriber, EmailAddress address, Proposal proposal, Optional<Subscription> present) {
        if (!questions.note(proposal.by(), new Questions.Asked(address, proposal.settings(), proposal.at(), false))) {
            return Optional.of(new TooManyQuestions());
        }
        Asked asked = new Asked(Subscription.pending(address, proposal));
        boolean stopped = present.filter(one -> one.state() == State.STOPPED).isPresent();
        Optional<Proposal> question = stopped && !subscriber.administrates()
                ? Optional.empty()
                : questions.ask(SubscriptionId.of(address), proposal);
        if (question.isEmpty()) {
            return Optional.of(asked);
        }
        boolean known =
                present.filter(one -> question.get().equals(one.proposal())).isPresent();
        Subscription pending = present.map(one -> one.with(question.get()))
                .orElseGet(() -> Subscription.pending(address, question.get()));
        if (!known && !subscriptions.store(pending)) {
            return Optional.empty();
        }
        // Asked again it is the same mail, which is sent once; it may never have reached the queue.
        mails.send(new ConfirmationTask(pending.id(), question.get().nonce()));
        return Optional.of(asked);
    }

    /**
     * Whether the caller subscribed, or wants the owners asked of, so many addresses other than this one. What they wanted
     * counts whatever others have at those addresses, so that the answer tells nothing of it.
     */
    boolean hasOthers(Subscriber subscriber, EmailAddress address, int many) {
        String sub = subscriber.caller().sub();
        return Stream.concat(
                                questions.notedBy(sub, clock.instant()).stream().map(Questions.Asked::address),
                                subscriptions.of(sub).stream()
                                        .filter(one -> one.state() != State.PENDING)
                                        .map(Subscription::address))
                        .map(SubscriptionId::of)
                        .distinct()
                        .filter(id -> !id.equals(SubscriptionId.of(address)))
                        .count()
                >= many;
    }

    /** What the caller subscribed, or wants others to agree to, or gets at the caller's own address; ended ones are none. */
    List<Subscription> own(Subscriber subscriber) {
        String sub = subscriber.caller().sub();
        Map<SubscriptionId, Subscription> own = new LinkedHashMap<>();
        for (Questions.Asked asked : questions.notedBy(sub, clock.instant())) {
            Proposal proposal = new Proposal(sub, asked.settings(), "", asked.at());
            own.put(SubscriptionId.of(asked.address()), Subscription.pending(asked.address(), proposal));
        }
        // What waits for an answer is shown as it was asked, so that it looks the same where others have subscribed.
        subscriptions.of(sub).stream()
                .filter(one -> one.state() != State.PENDING)
                .forEach(one -> own.put(one.id(), one));
        subscriber
                .address()
                .map(SubscriptionId::of)
                .flatMap(subscriptions::find)
                .ifPresent(one -> own.put(one.id(), one));
        return own.values().stream()
                .filter(one -> one.state() != State.UNSUBSCRIBED)
                .toList();
    }

    /** Forgets the subscription, if the caller may end it and nothing about it must be remembered. */
    End end(Subscriber subscriber, SubscriptionId id) {
        String sub = subscriber.caller().sub();
        boolean withdrawn = questions.withdraw(sub, id, clock.instant());
        return Transactions.retrying("subscription " + id, attempt -> {
            Optional<Subscription> present = subscriptions.find(id);
            Optional<Subscription> mine = present.filter(one -> subscriber.administrates() || owns(subscriber, one));
            if (mine.filter(one -> one.state() == State.STOPPED).isPresent() && !subscriber.administrates()) {
                return Optional.of(End.STOPPED);
            }
            if (mine.isPresent()) {
                return subscriptions.delete(mine.get()) ? Optional.of(End.ENDED) : Optional.empty();
            }
            boolean forgotten = present.filter(one -> one.isAskedBy(sub)).isEmpty()
                    || subscriptions.store(present.get().withoutProposal(clock.instant()));
            return forgotten ? Optional.of(withdrawn ? End.ENDED : End.UNKNOWN) : Optional.empty();
        });
    }

    static boolean owns(Subscriber subscriber, Subscription subscription) {
        return subscription.owner().equals(subscriber.caller().sub()) || subscriber.owns(subscription.address());
    }

    /** Ends the subscription for who holds its token, as often as they like; answers what it is then, if there is one. */
    Optional<Subscription> unsubscribe(SubscriptionId id) {
        questions.refuse(id, clock.instant());
        return Transactions.retrying("subscription " + id, attempt -> {
            Optional<Subscription> present = subscriptions.find(id);
            if (present.isEmpty() || ENDED.contains(present.get().state())) {
                return Optional.of(present);
            }
            Subscription ended = present.get().unsubscribed(clock.instant());
            if (!subscriptions.store(ended)) {
                return Optional.empty();
            }
            journal.endedByLink(ended);
            return Optional.of(Optional.of(ended));
        });
    }

    /** Answers the question for the owner of the address; whether the summaries go there now. */
    boolean confirm(Confirmation answer) {
        return Transactions.retrying("subscription " + answer.subscription(), attempt -> {
            Optional<Subscription> present = subscriptions.find(answer.subscription());
            Optional<Subscription> confirmed = present.flatMap(one -> one.confirmed(answer.nonce(), clock.instant()));
            if (confirmed.isEmpty()) {
                return Optional.of(present.filter(one -> one.state() == State.ACTIVE && one.proposal() == null)
                        .isPresent());
            }
            if (!subscriptions.store(confirmed.get())) {
                return Optional.empty();
            }
            journal.confirmedByLink(confirmed.get());
            return Optional.of(true);
        });
    }
}
