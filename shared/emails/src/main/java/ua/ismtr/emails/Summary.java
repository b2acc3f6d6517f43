package ua.ismtr.emails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.events.EventDetails.Title;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.RequestId;
import ua.ismtr.surveillance.Kind;

/**
 * What is to be said of a week, in no language yet. All figures are those that the dashboard shows for the same regions
 * and days.
 *
 * @param regions what it is about; none is the whole country
 * @param asOf all that was counted before this time is in it
 * @param parts one for each region, or one for all of them together where they are many
 */
public record Summary(Week week, Set<RegionId> regions, Instant asOf, List<Part> parts) {

    /**
     * The figures of some regions together.
     *
     * @param regions what it is about; none is the whole country
     * @param growing topics with three requests or more and more than the week before, the greatest growth first
     * @param fresh topics that nobody in these regions asked for in the 52 weeks before
     * @param waiting the oldest requests with no training planned, of any week
     * @param lists what is listed one by one
     * @param byRegion the single regions that had requests in this week or the one before; empty if there is one only
     */
    public record Part(
            Set<RegionId> regions,
            Compared requests,
            Compared participants,
            Centers centers,
            Progress week,
            Progress year,
            List<Growth> growing,
            List<Growth> fresh,
            List<Waiting> waiting,
            Lists lists,
            List<InRegion> byRegion) {

        /** Whether nobody asked for anything in the week. */
        public boolean quiet() {
            return requests.now() == 0;
        }
    }

    /** A figure of the week, of the week before, and its sum over the four weeks before. */
    public record Compared(long now, long before, long fourWeeks) {}

    /** How many centres wrote in the week, and how many did in the 365 days up to its end. */
    public record Centers(long wrote, long known) {}

    /** How many of the requests of some days are planned, and delivered, by now. */
    public record Progress(long planned, long delivered) {
        /** Whether there is nothing of either. */
        public boolean none() {
            return planned == 0 && delivered == 0;
        }
    }

    /** The requests of a topic in the week and in the one before; {@code share}: percent of the longest bar. */
    public record Growth(TopicId topic, long now, long before, int share) {}

    /** A request that waits, without anything personal; {@code center}: null where it is not to be named. */
    public record Waiting(
            RegionId region,
            @Nullable String center,
            List<TopicId> topics,
            int participants,
            LocalDate since,
            long days) {}

    /**
     * What is few enough to be listed.
     *
     * @param submitted requests of the week, the newest first
     * @param wished requests without a training that is wanted within the next 30 days, the earliest first
     * @param queue what changed among those that wait
     * @param alerts what asks most for attention
     * @param silent centres that stopped writing
     * @param announced events that people can still join
     * @param outcomes the indicators of the whole country; null for regions, and where none were computed recently
     */
    public record Lists(
            List<Listed> submitted,
            List<Listed> wished,
            Queue queue,
            List<Alert> alerts,
            List<Silent> silent,
            List<Announced> announced,
            @Nullable OutcomeReport outcomes) {}

    /** A request without its text and its author; {@code center}: null where it is not to be named. */
    public record Listed(
            RequestId id,
            RegionId region,
            @Nullable String center,
            List<TopicId> topics,
            int people,
            Format format,
            @Nullable LocalDate wishedBy) {}

    /** How many requests wait, how many of them joined in the last seven days, and how many passed so many days in them. */
    public record Queue(long waiting, long joined, long passed30, long passed90, long passed180) {}

    /** A warning; {@code center} is the name of a silent centre. */
    public record Alert(
            Kind kind,
            @Nullable RegionId region,
            @Nullable TopicId topic,
            @Nullable String center,
            long observed,
            long expected) {}

    /** A centre that has sent nothing since this day although it used to. */
    public record Silent(RegionId region, String center, LocalDate since) {}

    /** An announced event; {@code link} is where it is held or described. */
    public record Announced(
            Title title,
            @Nullable LocalDate day,
            Format format,
            @Nullable String place,
            int left,
            @Nullable String link) {}

    /** The requests of a region in the week and in the one before; {@code share}: percent of the longest bar. */
    public record InRegion(RegionId region, long now, long participants, long before, int share) {}
}
