package ua.ismtr.events;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.authorization.Caller;
import ua.ismtr.events.TrainingEvent.Attendance;
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
     * The event as this person may see it: regional centres are shown the requests and the attendance of their own regions.
     *
     * @param own the requests that are in it
     */
    public StoredEvent shownTo(Caller caller, Collection<TrainingRequest> own) {
        List<RequestId> shown = own.stream()
                .filter(request -> caller.moderates() || caller.sees(request.region()))
                .map(TrainingRequest::id)
                .toList();
        List<Attendance> came = event.attendance().stream()
                .filter(center -> caller.moderates() || isOf(caller.regions(), center, own))
                .toList();
        return new StoredEvent(event.withAttendance(came), seats, seatsVersion, shown);
    }

    /**
     * Whether this centre is of these regions for certain. Where the attendance does not say the community, seats, or else
     * requests, tell of which regions the centres with this code are; where they do not either, it is of the event's.
     */
    private boolean isOf(Set<RegionId> regions, Attendance center, Collection<TrainingRequest> own) {
        Set<RegionId> known = center.region().map(Set::of).orElseGet(() -> seated(center.code()));
        if (known.isEmpty()) {
            known = own.stream()
                    .filter(request -> request.center().code().equals(center.code()))
                    .map(TrainingRequest::region)
                    .collect(Collectors.toSet());
        }
        RegionId place = event.details().region();
        return known.isEmpty() ? place != null && regions.contains(place) : regions.containsAll(known);
    }

    /**
     * How many people of centres of these regions came.
     *
     * @param own the requests that are in it
     */
    public int attended(Set<RegionId> regions, Collection<TrainingRequest> own) {
        return event.attendance().stream()
                .filter(center -> isOf(regions, center, own))
                .mapToInt(Attendance::people)
                .sum();
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
