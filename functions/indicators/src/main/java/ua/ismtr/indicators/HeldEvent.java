package ua.ismtr.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.events.StoredEvent;
import ua.ismtr.events.TrainingEvent.Attendance;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.EventId;

/**
 * An event that was held, as far as it is counted.
 *
 * @param region null: for the whole country
 * @param day on which it ended, in Kyiv
 * @param taken how many people had a seat
 * @param attended how many people came
 */
record HeldEvent(EventId eventId, @Nullable RegionId region, LocalDate day, int capacity, int taken, int attended) {

    /** An event that has sessions. */
    static HeldEvent of(StoredEvent stored) {
        return new HeldEvent(
                stored.id(),
                stored.event().details().region(),
                Kyiv.day(stored.event().details().end().orElseThrow()),
                stored.event().details().capacity(),
                stored.seats().taken(),
                stored.event().attendance().stream()
                        .mapToInt(Attendance::people)
                        .sum());
    }
}
