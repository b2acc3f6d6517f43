package ua.ismtr.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.RequestId;

/**
 * The events that are recommended for a need.
 *
 * @param asOf the need as it was then
 * @param atLeastShareOfBest the share of the best possible plan's value that this one certainly reaches
 * @param uncovered the people for whom nothing is recommended; with {@code covered} they are all of the need
 */
public record Plan(
        Instant asOf,
        Total need,
        List<Event> events,
        Covered covered,
        double atLeastShareOfBest,
        List<Uncovered> uncovered) {

    /** How many requests, for how many people. */
    public record Total(int requests, int people) {}

    /**
     * A recommended event.
     *
     * @param region where it is held; null for an online event of the whole country
     * @param capacity the smallest usual size that has a place for all of them
     * @param requests how many requests it answers; {@code requestIds} names them
     * @param regions where its people come from
     * @param gain what it adds to the value of those before it
     * @param coveredShare of all people of the need, by this one and those before it
     */
    public record Event(
            int rank,
            TopicId topic,
            Format format,
            @Nullable RegionId region,
            int capacity,
            int people,
            int centers,
            int requests,
            List<RequestId> requestIds,
            List<RegionId> regions,
            Reasons reasons,
            double gain,
            double coveredShare) {}

    /**
     * Why it is recommended.
     *
     * @param oldestDays how long the oldest of its requests has waited
     * @param urgent how many of them are urgent
     * @param soonest the first day that somebody wished for
     * @param courses on this topic, which people can begin at once in place of a new event
     */
    public record Reasons(
            long oldestDays, int urgent, @Nullable LocalDate soonest, List<CourseReference> courses) {}

    /** The people who get a place, and their share of the need. */
    public record Covered(int people, double share) {}

    /** People of a region whom no event covers; requests of several topics stand under their first. */
    public record Uncovered(RegionId region, TopicId topic, int requests, int people, String why) {}
}
