package ua.ismtr.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.IfMatch;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.Format;

/**
 * A training event as it is decided about.
 *
 * @param attendance who came, as far as it is known
 * @param createdBy who drafted it, {@code moderator:<sub>}
 * @param updatedBy who changed it last
 * @param version grows by one with each change that people make to it, from 1; seats have a version of their own
 */
public record TrainingEvent(
        EventId id,
        EventStatus status,
        EventDetails details,
        List<Attendance> attendance,
        String createdBy,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt,
        long version) {

    /**
     * How many people of a centre came.
     *
     * @param katottg of its community; null where nobody said it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attendance(
            String code, int people, @Nullable String katottg) {
        /** The region of the community, where that is known. */
        Optional<RegionId> region() {
            return Optional.ofNullable(katottg).flatMap(Regions::ofCommunity).map(Region::id);
        }
    }

    /** An event that has just been drafted. */
    public static TrainingEvent drafted(EventId id, EventDetails details, String by, Instant now) {
        return new TrainingEvent(id, EventStatus.DRAFT, details, List.of(), by, now, by, now, 1);
    }

    /** The next version, changed by this person at this time. */
    public TrainingEvent next(EventStatus newStatus, EventDetails newDetails, String by, Instant now) {
        return new TrainingEvent(id, newStatus, newDetails, attendance, createdBy, createdAt, by, now, version + 1);
    }

    /** The next version, with other people having come. */
    public TrainingEvent attended(List<Attendance> centers, String by, Instant now) {
        return new TrainingEvent(id, status, details, List.copyOf(centers), createdBy, createdAt, by, now, version + 1);
    }

    /** The same version, of whose attendance this much is shown. */
    TrainingEvent withAttendance(List<Attendance> shown) {
        return new TrainingEvent(
                id, status, details, List.copyOf(shown), createdBy, createdAt, updatedBy, updatedAt, version);
    }

    /**
     * Whether this person may know of it: all events of the person's regions, and of the whole country those that are held
     * online and no drafts any more.
     */
    public boolean visibleTo(Caller caller) {
        if (details.region() != null) {
            return caller.sees(details.region());
        }
        return caller.moderates() || (details.format() == Format.ONLINE && status != EventStatus.DRAFT);
    }

    /** Whether this person may change it as it is: moderators may, and regional centres the drafts of their regions. */
    public boolean changeableBy(Caller caller) {
        return caller.moderates()
                || (status == EventStatus.DRAFT && details.region() != null && caller.sees(details.region()));
    }

    /** The entity tag of this version (RFC 9110, section 8.8.3). */
    public String tag() {
        return IfMatch.tag(version);
    }
}
