package ua.ismtr.events;

import java.time.Instant;
import ua.ismtr.requests.Center;

/**
 * People of one centre who asked for seats together.
 *
 * @param people how many they are
 * @param together whether they come all or not at all
 * @param seated how many of them have a seat
 * @param passedOver how often others behind them were given seats while they waited
 * @param at when they asked
 * @param fingerprint of what was asked for, to tell a repetition from another call under the same key
 */
public record SeatGroup(
        String seatId,
        Center center,
        int people,
        boolean together,
        int seated,
        int passedOver,
        Instant at,
        String fingerprint) {

    /** A group that has no seats yet. */
    public static SeatGroup asking(
            String seatId, Center center, int people, boolean together, Instant at, String fingerprint) {
        return new SeatGroup(seatId, center, people, together, 0, 0, at, fingerprint);
    }

    /** How many of them wait. */
    public int waiting() {
        return people - seated;
    }

    SeatGroup withSeated(int number) {
        return new SeatGroup(seatId, center, people, together, number, passedOver, at, fingerprint);
    }

    SeatGroup withPeople(int number, int seatedOfThem) {
        return new SeatGroup(seatId, center, number, together, seatedOfThem, passedOver, at, fingerprint);
    }

    SeatGroup passedOverOnceMore() {
        return new SeatGroup(seatId, center, people, together, seated, passedOver + 1, at, fingerprint);
    }
}
