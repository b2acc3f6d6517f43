package ua.ismtr.events;

import java.util.List;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.RequestId;

/**
 * An event with its seats and its requests, as they were read.
 *
 * @param seatsVersion grows by one with each change of the seats
 * @param requests those that are in it, or were when it ended
 */
public record StoredEvent(TrainingEvent event, SeatBook seats, long seatsVersion, List<RequestId> requests) {
    public EventId id() {
        return event.id();
    }
}
