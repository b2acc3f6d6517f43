package ua.ismtr.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.Center;

/**
 * Who has a seat at an event and who waits, as one value: each change of it is a rule of its own here, and one conditional
 * write in the store.
 *
 * <p>Never more people are seated than {@code capacity}. Groups are in the order in which they asked, and free seats go to
 * the first that fit. A group that stays together is seated whole or waits; others behind it may be seated meanwhile, twice
 * at most, and then nobody passes it any more. A group that need not stay together takes what is free.
 *
 * @param open whether seats are given
 * @param groups in the order in which they asked
 * @param done what was given back under which key, so that a repetition is known
 */
public record SeatBook(boolean open, int capacity, List<SeatGroup> groups, List<Done> done) {
    /** How often a waiting group may see others seated who asked later. */
    public static final int MOST_PASSES = 2;

    /** How many groups one change gives seats to: each is an item of its transaction, of which DynamoDB allows 100. */
    public static final int MOST_SEATED = 20;

    /** How many groups and repetitions are kept before no more may ask: with the longest names three quarters of an item. */
    static final int MOST_ENTRIES = 1200;

    /** How many there may be with what is given back. */
    static final int MOST_WITH_RETURNS = 1700;

    /**
     * Something that was done under a key and leaves no group behind.
     *
     * @param key the id of the seats, or of the call that gave some back
     * @param fingerprint of what was asked for
     * @param people how many seats it was about
     */
    public record Done(String key, String fingerprint, int people) {}

    /** The book of an event that has not been announced. */
    public static SeatBook closed(int capacity) {
        return new SeatBook(false, capacity, List.of(), List.of());
    }

    /** How many people have a seat. */
    @JsonIgnore
    public int taken() {
        return groups.stream().mapToInt(SeatGroup::seated).sum();
    }

    /** How many people wait for one. */
    @JsonIgnore
    public int waiting() {
        return groups.stream().mapToInt(SeatGroup::waiting).sum();
    }

    /** How many seats nobody has. */
    @JsonIgnore
    public int left() {
        return capacity - taken();
    }

    /** Whether no more can be noted in it. */
    @JsonIgnore
    public boolean isFull() {
        return groups.size() + done.size() >= MOST_ENTRIES;
    }

    /** Whether not even a return can be noted in it. */
    @JsonIgnore
    public boolean isFullOfReturns() {
        return groups.size() + done.size() >= MOST_WITH_RETURNS;
    }

    /** Whether there are seats for those who wait that one change could not give. */
    @JsonIgnore
    public boolean owesSeats() {
        return open && !goneOn().equals(this);
    }

    /** With more of the free seats given to those who wait. */
    public SeatBook goneOn() {
        return seated(capacity, groups, done);
    }

    /** The group with this id, seated or waiting. */
    public Optional<SeatGroup> find(String seatId) {
        return groups.stream().filter(group -> group.seatId().equals(seatId)).findFirst();
    }

    /** What was done under this key and left nothing. */
    public Optional<Done> findDone(String key) {
        return done.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** Which place a group has among those that wait, from 1. */
    public OptionalInt position(String seatId) {
        int position = 0;
        for (SeatGroup group : groups) {
            position += group.waiting() > 0 ? 1 : 0;
            if (group.seatId().equals(seatId)) {
                return group.waiting() > 0 ? OptionalInt.of(position) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** With a group that asks for seats, and has them if they are free. */
    public SeatBook joined(SeatGroup group) {
        List<SeatGroup> more = new ArrayList<>(groups);
        more.add(group);
        return seated(capacity, more, done);
    }

    /** Without this group; its seats go to those who wait. */
    public SeatBook without(SeatGroup gone) {
        List<SeatGroup> rest = new ArrayList<>(groups);
        rest.remove(gone);
        List<Done> more = new ArrayList<>(done);
        more.add(new Done(gone.seatId(), gone.fingerprint(), gone.people()));
        return seated(capacity, rest, more);
    }

    /** How many people of a centre have a seat or wait for one. */
    public int peopleOf(Center center) {
        return groups.stream()
                .filter(group -> isOf(center, group))
                .mapToInt(SeatGroup::people)
                .sum();
    }

    /**
     * With fewer people of a centre: those who asked last come no more, first among those with a seat, then among those who
     * wait. The centre must have as many.
     */
    public SeatBook withFewer(Center center, int people, Done call) {
        List<SeatGroup> rest = new ArrayList<>(groups);
        int open = people;
        for (boolean ofSeated : new boolean[] {true, false}) {
            for (int i = rest.size() - 1; i >= 0 && open > 0; i--) {
                SeatGroup group = rest.get(i);
                if (isOf(center, group) && (group.seated() > 0) == ofSeated) {
                    int fewer = Math.min(open, group.people());
                    open -= fewer;
                    rest.set(i, group.withPeople(group.people() - fewer, Math.max(0, group.seated() - fewer)));
                }
            }
        }
        List<Done> more = new ArrayList<>(done);
        rest.stream()
                .filter(group -> group.people() == 0)
                .forEach(group -> more.add(new Done(group.seatId(), group.fingerprint(), 0)));
        rest.removeIf(group -> group.people() == 0);
        more.add(call);
        return seated(capacity, rest, more);
    }

    /** Codes of centres are unique within a region only. */
    private static boolean isOf(Center center, SeatGroup group) {
        return group.center().code().equals(center.code())
                && Regions.ofCommunity(group.center().katottg()).equals(Regions.ofCommunity(center.katottg()));
    }

    /** With another number of seats, not fewer than are taken; new ones go to those who wait. */
    public SeatBook withCapacity(int seats) {
        if (seats < taken()) {
            throw new IllegalArgumentException("There are more people seated than " + seats);
        }
        return seated(seats, groups, done);
    }

    /** Giving seats from now on. */
    public SeatBook opened() {
        return new SeatBook(true, capacity, groups, done);
    }

    /** Giving none any more. */
    public SeatBook closed() {
        return new SeatBook(false, capacity, groups, done);
    }

    /** Those groups of this book that have more seats than they had in the one before. */
    public List<SeatGroup> confirmedSince(SeatBook before) {
        return groups.stream()
                .filter(group -> group.seated()
                        > before.find(group.seatId()).map(SeatGroup::seated).orElse(0))
                .toList();
    }

    /** The book with the free seats given to those who wait, in their order, as many as one change may. */
    private SeatBook seated(int seats, List<SeatGroup> asking, List<Done> doneNow) {
        List<SeatGroup> now = new ArrayList<>(asking);
        List<Integer> waiting = new ArrayList<>();
        int free = seats - now.stream().mapToInt(SeatGroup::seated).sum();
        int given = 0;
        for (int i = 0; i < now.size() && free > 0 && given < MOST_SEATED; i++) {
            SeatGroup group = now.get(i);
            if (waiting.stream().anyMatch(one -> now.get(one).passedOver() >= MOST_PASSES)) {
                break;
            }
            boolean fits = !group.together() || group.waiting() <= free;
            if (group.waiting() > 0 && fits) {
                int seatsOfGroup = Math.min(group.waiting(), free);
                now.set(i, group.withSeated(group.seated() + seatsOfGroup));
                free -= seatsOfGroup;
                given++;
                waiting.forEach(one -> now.set(one, now.get(one).passedOverOnceMore()));
            } else if (group.waiting() > 0 && group.people() <= seats) {
                // A group larger than the event never fits, and keeps nobody from a seat.
                waiting.add(i);
            }
        }
        return new SeatBook(open, seats, List.copyOf(now), List.copyOf(doneNow));
    }
}
