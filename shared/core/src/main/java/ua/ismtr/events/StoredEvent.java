package ua.ismtr.events;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.TrainingRequest;

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

    /** The event with these requests. */
    public StoredEvent withRequests(List<RequestId> others) {
        return new StoredEvent(event, seats, seatsVersion, List.copyOf(others));
    }

    /**
     * Whether somebody of the request's centre came. Codes are unique within a region only: where the attendance does not say
     * the community, the event's seats tell of which regions the centres with this code are that had any.
     */
    public boolean attended(TrainingRequest request) {
        String code = request.center().code();
        return event.attendance().stream()
                .filter(center -> center.people() > 0 && center.code().equals(code))
                .anyMatch(center -> {
                    Set<RegionId> regions = center.region().map(Set::of).orElseGet(() -> seated(code));
                    return regions.isEmpty() || regions.contains(request.region());
                });
    }

    /** The regions of the centres with this code that have seats. */
    private Set<RegionId> seated(String code) {
        return seats.groups().stream()
                .filter(group -> group.seated() > 0 && group.center().code().equals(code))
                .flatMap(group -> Regions.ofCommunity(group.center().katottg()).stream())
                .map(Region::id)
                .collect(Collectors.toSet());
    }
}
