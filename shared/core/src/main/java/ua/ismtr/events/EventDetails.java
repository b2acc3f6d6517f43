package ua.ismtr.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;

/**
 * What is planned: everything about an event that people may change.
 *
 * @param topics one to three
 * @param format any but {@link Format#ANY}
 * @param region null: for the whole country
 * @param link where it is held online, or where it is described
 * @param capacity how many people have a seat
 * @param minimum with fewer people it is not worth holding
 * @param decideBy until when it is decided whether it is held
 * @param sessions in the order of time, none while the dates are open
 * @param audience for whom it is; empty: for everybody
 * @param courseId the course of the catalogue that is held
 */
public record EventDetails(
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
        @Nullable String courseId) {

    /** The title in both languages. */
    public record Title(String uk, String en) {}

    /** Where it is held; {@code katottg} names the community. */
    public record Place(String name, @Nullable String katottg) {}

    /** One meeting, from its start to its end. */
    public record Session(Instant start, Instant end) {}

    /** When the first session begins, if there is one. */
    public Optional<Instant> start() {
        return sessions.isEmpty()
                ? Optional.empty()
                : Optional.of(sessions.getFirst().start());
    }

    /** When the last session ends, if there is one. */
    public Optional<Instant> end() {
        return sessions.isEmpty()
                ? Optional.empty()
                : Optional.of(sessions.getLast().end());
    }
}
