package ua.ismtr.events.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.aws.Transactions;
import ua.ismtr.events.EventStatus;
import ua.ismtr.events.EventStore;
import ua.ismtr.events.EventStore.Ask;
import ua.ismtr.events.SeatBook;
import ua.ismtr.events.SeatGroup;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.Hash;
import ua.ismtr.reference.NamedUuid;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.EventId;

/**
 * Gives seats and takes them back. The seats of an event are one value that is replaced on the condition that it is still the
 * one that was read: a call that dies on the way has changed all or nothing, and its repetition finds what it did. Each call
 * first notes what it asks for, and whoever replaces the seats next answers all that was asked: of many calls at once a few
 * do the work of all, and the others find it done.
 */
final class Seating {
    /** Many calls come at once when an event is announced; each that loses a round goes into the next. */
    private static final int ATTEMPTS = 80;

    private final EventStore events;
    private final StaffAway staff;
    private final EventNews news;
    private final SeatRounds rounds;
    private final Clock clock;

    Seating(EventStore events, StaffAway staff, EventNews news, SeatRounds rounds, Clock clock) {
        this.events = events;
        this.staff = staff;
        this.news = news;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param name what keys of calls belong to: a person's {@code sub}, or the platform
     * @param person the caller; empty: the platform
     */
    record Asker(String name, Optional<Caller> person) {
        static Asker person(Caller caller) {
            return new Asker("person\n" + caller.sub(), Optional.of(caller));
        }

        static Asker platform() {
            return new Asker("platform", Optional.empty());
        }

        private boolean sees(StoredEvent stored) {
            return person.map(caller -> stored.event().visibleTo(caller))
                    .orElse(stored.event().status() != EventStatus.DRAFT);
        }

        private boolean actsFor(Center center) {
            return person.map(caller -> Regions.ofCommunity(center.katottg())
                            .map(Region::id)
                            .filter(caller::sees)
                            .isPresent())
                    .orElse(true);
        }
    }

    /** What is asked for. */
    record Wish(Center center, int people, boolean together) {
        private String fingerprint() {
            return "%s|%s|%d|%s".formatted(center.code(), center.katottg(), people, together);
        }
    }

    /** What came of a call about seats. */
    sealed interface SeatOutcome {}

    /** The group has its seats, or waits for some of them in this place. */
    record Noted(SeatGroup group, Optional<Integer> position) implements SeatOutcome {}

    /** These seats were given back before. */
    record GivenBack(String seatId, int people) implements SeatOutcome {}

    /** Too many people of the centre would be away at once: they could come in two waves. */
    record TwoWaves(StaffAway.Waves waves) implements SeatOutcome {}

    /** Something else. */
    record Not(Outcome outcome) implements SeatOutcome {}

    /** Whether no other body came under this id of a webhook. */
    boolean isFirst(String webhookId, byte[] body) {
        return events.claim(webhookId, Hash.hex(body));
    }

    /** Gives seats to a group, or a place among those that wait; under the same key only once. */
    SeatOutcome take(Asker asker, EventId id, Wish wish, String key) {
        String seatId = NamedUuid.of("seats\n%s\n%s\n%s".formatted(id, asker.name(), key));
        AtomicReference<Ask> mine = new AtomicReference<>();
        return Transactions.retrying("seats of event " + id, ATTEMPTS, attempt -> {
            Optional<StoredEvent> found = events.find(id).filter(asker::sees);
            Optional<SeatOutcome> answer = found.isEmpty()
                    ? Optional.of(new Not(new Outcome.Unknown()))
                    : answer(asker, found.get(), seatId, wish);
            if (answer.isPresent()) {
                if (mine.get() != null && answer.get() instanceof Not) {
                    events.forget(id, mine.get());
                }
                return answer;
            }
            StoredEvent before = found.orElseThrow();
            if (mine.get() == null) {
                Optional<StaffAway.Waves> waves = staff.waves(before, wish.center(), wish.people());
                if (waves.isPresent()) {
                    return Optional.of(new TwoWaves(waves.get()));
                }
                mine.set(ask(asker, before, seatId, wish));
                events.ask(id, mine.get());
            }
            return answerAll(before).flatMap(book -> book.find(seatId).map(group -> noted(book, group)));
        });
    }

    private static Optional<SeatOutcome> answer(Asker asker, StoredEvent stored, String seatId, Wish wish) {
        return earlier(stored.seats(), seatId, wish.fingerprint())
                .or(() -> obstacle(asker, stored, wish).map(Not::new));
    }

    private Ask ask(Asker asker, StoredEvent stored, String seatId, Wish wish) {
        Instant now = clock.instant();
        SeatGroup group =
                SeatGroup.asking(seatId, wish.center(), wish.people(), wish.together(), now, wish.fingerprint());
        return new Ask(
                group,
                entry(asker, stored, now, Map.of("seatId", seatId, "people", wish.people()))
                        .orElse(null));
    }

    /** The seats with all who asked in them, if nobody was faster to replace them. */
    private Optional<SeatBook> answerAll(StoredEvent before) {
        List<Ask> asked = new ArrayList<>();
        SeatBook after = before.seats();
        for (Ask ask : events.asked(before.id())) {
            if (after.confirmedSince(before.seats()).size() >= SeatBook.MOST_SEATED) {
                break;
            }
            asked.add(ask);
            SeatGroup group = ask.group();
            boolean known = after.find(group.seatId()).isPresent()
                    || after.findDone(group.seatId()).isPresent();
            boolean large = group.together() && group.people() > after.capacity();
            if (!known && !large && !after.isFull()) {
                after = after.joined(group);
            }
        }
        List<PlatformMessage> told = news.seats(before, after, clock.instant());
        if (asked.isEmpty() || !events.replaceSeats(before, after, asked, told, Optional.empty())) {
            return Optional.empty();
        }
        news.tell(told);
        goOn(before.id(), after);
        return Optional.of(after);
    }

    private static Optional<SeatOutcome> earlier(SeatBook seats, String seatId, String fingerprint) {
        Optional<SeatOutcome> group =
                seats.find(seatId).map(one -> one.fingerprint().equals(fingerprint) ? noted(seats, one) : otherCall());
        return group.or(() -> seats.findDone(seatId)
                .map(one -> one.fingerprint().equals(fingerprint) ? new GivenBack(seatId, one.people()) : otherCall()));
    }

    private static SeatOutcome otherCall() {
        return new Not(new Outcome.Conflict("Something else was asked for under this key"));
    }

    private static SeatOutcome noted(SeatBook seats, SeatGroup group) {
        var position = seats.position(group.seatId());
        return new Noted(group, position.isPresent() ? Optional.of(position.getAsInt()) : Optional.empty());
    }

    private static Optional<Outcome> obstacle(Asker asker, StoredEvent stored, Wish wish) {
        if (!asker.actsFor(wish.center())) {
            return Optional.of(new Outcome.Forbidden("This centre is in none of your regions"));
        }
        if (!stored.seats().open()) {
            return Optional.of(new Outcome.Conflict("Seats are given while an event is announced; it is "
                    + stored.event().status()));
        }
        if (wish.together() && wish.people() > stored.seats().capacity()) {
            return Optional.of(Outcome.Refused.of(
                    "/people",
                    "must not be more than the " + stored.seats().capacity() + " seats, or together must be false"));
        }
        return stored.seats().isFull()
                ? Optional.of(new Outcome.Conflict("So many ask for seats that no more can be noted"))
                : Optional.empty();
    }

    /** Gives the seats of a group back; doing it again changes nothing. */
    Outcome giveBack(Asker asker, EventId id, Predicate<StoredEvent> expected, String seatId) {
        return Transactions.retrying(
                "seats of event " + id,
                ATTEMPTS,
                attempt -> events.find(id)
                        .filter(asker::sees)
                        .map(before -> givenBack(asker, before, expected, seatId))
                        .orElseGet(() -> Optional.of(new Outcome.Unknown())));
    }

    /** None if somebody else changed the seats meanwhile. */
    private Optional<Outcome> givenBack(
            Asker asker, StoredEvent before, Predicate<StoredEvent> expected, String seatId) {
        Optional<SeatGroup> found = before.seats().find(seatId);
        if (found.isEmpty()) {
            return Optional.of(
                    before.seats().findDone(seatId).isPresent() ? new Outcome.Done(before) : new Outcome.Unknown());
        }
        SeatGroup group = found.get();
        // Seats of other regions are not on the caller's list either.
        if (!asker.actsFor(group.center())) {
            return Optional.of(new Outcome.Unknown());
        }
        if (!expected.test(before)) {
            return Optional.of(new Outcome.Outdated(before));
        }
        if (!before.seats().open()) {
            return Optional.of(new Outcome.Conflict("Seats are given back while an event is announced; it is "
                    + before.event().status()));
        }
        Map<String, Object> what = Map.of("seatId", seatId, "returned", group.people());
        return returned(asker, before, before.seats().without(group), what)
                ? Optional.of(new Outcome.Done(before))
                : Optional.empty();
    }

    /** Gives back so many seats of a centre, whichever they are; under the same key only once. */
    SeatOutcome giveBack(Asker asker, EventId id, Center center, int people, String key) {
        String call = NamedUuid.of("returned seats\n%s\n%s\n%s".formatted(id, asker.name(), key));
        SeatBook.Done done = new SeatBook.Done(call, center.code() + "|" + people, people);
        return Transactions.retrying(
                "seats of event " + id,
                ATTEMPTS,
                attempt -> events.find(id)
                        .filter(asker::sees)
                        .map(before -> givenBack(asker, before, center, done))
                        .orElseGet(() -> Optional.of(new Not(new Outcome.Unknown()))));
    }

    /** None if somebody else changed the seats meanwhile. */
    private Optional<SeatOutcome> givenBack(Asker asker, StoredEvent before, Center center, SeatBook.Done done) {
        Optional<SeatOutcome> earlier = earlier(before.seats(), done.key(), done.fingerprint());
        if (earlier.isPresent()) {
            return earlier;
        }
        int people = done.people();
        int has = before.seats().peopleOf(center);
        if (!before.seats().open() || has < people) {
            return Optional.of(new Not(new Outcome.Conflict(
                    before.seats().open()
                            ? "The centre has %d seats and places to wait".formatted(has)
                            : "Seats are given back while an event is announced; it is "
                                    + before.event().status())));
        }
        if (before.seats().isFullOfReturns()) {
            return Optional.of(
                    new Not(new Outcome.Conflict("So many seats were given back that no more can be noted")));
        }
        SeatBook after = before.seats().withFewer(center, people, done);
        return returned(asker, before, after, Map.of("returned", people))
                ? Optional.of(new GivenBack(done.key(), people))
                : Optional.empty();
    }

    private boolean returned(Asker asker, StoredEvent before, SeatBook after, Map<String, Object> what) {
        Instant now = clock.instant();
        List<PlatformMessage> told = news.seats(before, after, now);
        if (!events.replaceSeats(before, after, List.of(), told, entry(asker, before, now, what))) {
            return false;
        }
        news.tell(told);
        goOn(before.id(), after);
        return true;
    }

    private void goOn(EventId id, SeatBook seats) {
        if (seats.owesSeats()) {
            rounds.goOn(id);
        }
    }

    private static Optional<AuditLog.Entry> entry(
            Asker asker, StoredEvent stored, Instant now, Map<String, Object> what) {
        return asker.person()
                .map(caller -> AuditLog.Entry.of(
                        now, caller.sub(), AuditLog.Action.EVENT, stored.id().value(), Map.of(), what));
    }
}
