package ua.ismtr.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.events.EventDetails.Place;
import ua.ismtr.events.EventDetails.Session;
import ua.ismtr.events.EventDetails.Title;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;

/**
 * An event as the API shows it.
 *
 * @param taken how many people have a seat
 * @param waiting how many people wait for one
 * @param requests those that it is held for
 * @param createdBy who drafted it; regional centres see nobody's name but their own
 * @param version what {@code If-Match} is to name when it is changed
 */
public record EventJson(
        EventId eventId,
        EventStatus status,
        Title title,
        List<TopicId> topics,
        Format format,
        @Nullable RegionId region,
        @Nullable Place place,
        @Nullable String link,
        int capacity,
        int minimum,
        @Nullable LocalDate decideBy,
        List<Session> sessions,
        List<JobTitle> audience,
        @Nullable String provider,
        @Nullable String courseId,
        int taken,
        int waiting,
        List<RequestId> requests,
        List<TrainingEvent.Attendance> attendance,
        @JsonInclude(JsonInclude.Include.ALWAYS) String createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The event as this person may see it. */
    public static EventJson of(StoredEvent stored, Caller caller) {
        TrainingEvent event = stored.event();
        EventDetails details = event.details();
        boolean known = caller.moderates() || event.createdBy().equals(caller.signature());
        return new EventJson(
                event.id(),
                event.status(),
                details.title(),
                details.topics(),
                details.format(),
                details.region(),
                details.place(),
                details.link(),
                details.capacity(),
                details.minimum(),
                details.decideBy(),
                details.sessions(),
                details.audience(),
                details.provider(),
                details.courseId(),
                stored.seats().taken(),
                stored.seats().waiting(),
                stored.requests(),
                event.attendance(),
                known ? event.createdBy() : "moderator",
                event.createdAt(),
                event.updatedAt(),
                event.version());
    }
}
