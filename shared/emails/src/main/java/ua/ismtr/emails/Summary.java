package ua.ismtr.emails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;

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
     * @param growing topics asked for more often than the week before, the greatest growth first
     * @param fresh topics that nobody in these regions asked for in the 52 weeks before
     * @param waiting the oldest requests with no training planned, of any week
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

    /** A request that waits, without anything personal. */
    public record Waiting(
            RegionId region, String center, List<TopicId> topics, int participants, LocalDate since, long days) {}

    /** The requests of a region in the week and in the one before; {@code share}: percent of the longest bar. */
    public record InRegion(RegionId region, long now, long participants, long before, int share) {}
}
