package ua.ismtr.regional;

import java.time.Instant;
import java.util.List;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.IfMatch;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * A regional centre and what it has to train with. A region belongs to one centre at most.
 *
 * @param regions those that it serves; the first is the one where it sits
 * @param createdBy who entered it, {@code moderator:<sub>}
 * @param version grows by one with each change, from 1
 */
public record RegionalCenter(
        String centerId,
        Name name,
        List<RegionId> regions,
        List<Trainers> trainers,
        List<Venue> venues,
        String createdBy,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt,
        long version) {

    /** What it is called. */
    public record Name(String uk, String en) {}

    /** How many days its trainers have for a topic in a quarter; an event takes one of them. */
    public record Trainers(TopicId topic, int days) {}

    /**
     * Where people can meet.
     *
     * @param katottg the code of the community, which decides the region
     */
    public record Venue(String name, String katottg, int places) {}

    /** What people say of a centre. */
    public record Profile(Name name, List<RegionId> regions, List<Trainers> trainers, List<Venue> venues) {}

    /** A centre that has just been entered. */
    public static RegionalCenter entered(String centerId, Profile profile, String by, Instant now) {
        return new RegionalCenter(
                centerId, profile.name(), profile.regions(), profile.trainers(), profile.venues(), by, now, by, now, 1);
    }

    /** The next version, with another profile. */
    public RegionalCenter with(Profile profile, String by, Instant now) {
        return new RegionalCenter(
                centerId,
                profile.name(),
                profile.regions(),
                profile.trainers(),
                profile.venues(),
                createdBy,
                createdAt,
                by,
                now,
                version + 1);
    }

    public Profile profile() {
        return new Profile(name, regions, trainers, venues);
    }

    /** Whether this person may know of it and plan for it: only those who see all its regions. */
    public boolean visibleTo(Caller caller) {
        return caller.regions().containsAll(regions);
    }

    /** The entity tag of this version (RFC 9110, section 8.8.3). */
    public String tag() {
        return IfMatch.tag(version);
    }
}
