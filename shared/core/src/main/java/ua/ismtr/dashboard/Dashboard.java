package ua.ismtr.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;

/**
 * The figures of a scope as its JSON shows them. Every region, topic, area, format and role is listed, with zeros where
 * nothing was asked; a request counts once for each of its topics and once for each of their areas.
 *
 * @param asOf all that was counted before this time is in it
 */
public record Dashboard(
        Instant generatedAt,
        Instant asOf,
        Shown scope,
        Totals totals,
        List<ByRegion> byRegion,
        List<ByTopic> byTopic,
        List<ByArea> byArea,
        List<ByFormat> byFormat,
        List<ByRole> byRole,
        List<ByRegionTopic> byRegionTopic,
        Dynamics dynamics) {

    /** The same figures with other times. */
    public Dashboard at(Instant newGeneratedAt, Instant newAsOf) {
        return new Dashboard(
                newGeneratedAt,
                newAsOf,
                scope,
                totals,
                byRegion,
                byTopic,
                byArea,
                byFormat,
                byRole,
                byRegionTopic,
                dynamics);
    }

    /** The scope as it is shown. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Shown(@Nullable RegionId region, @Nullable TopicId topic, LocalDate from, LocalDate to) {}

    /**
     * Sums.
     *
     * @param centers how many different centres wrote
     * @param notRequests messages with no training need, which count nowhere else
     */
    public record Totals(
            long requests,
            long participants,
            long centers,
            long needsReview,
            long planned,
            long delivered,
            long notRequests) {}

    /** {@code previous}: the requests of the equally long time before. */
    public record ByRegion(RegionId region, long requests, long participants, long previous) {}

    public record ByTopic(TopicId topic, long requests, long participants, long previous) {}

    public record ByArea(String area, long requests) {}

    public record ByFormat(Format format, long requests) {}

    public record ByRole(JobTitle role, long requests) {}

    public record ByRegionTopic(RegionId region, TopicId topic, long requests) {}

    public record Dynamics(Granularity granularity, List<Point> points) {}

    /**
     * The requests of the day, week or month that begins on {@code date}, as far as it lies in the scope.
     *
     * @param partial whether some of its days lie outside of the scope, so that it must not be compared with the others
     */
    public record Point(LocalDate date, long requests, long participants, boolean partial) {}
}
