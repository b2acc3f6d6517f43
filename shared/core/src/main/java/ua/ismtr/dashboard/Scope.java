package ua.ismtr.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * What a dashboard is about.
 *
 * @param region the one region asked for; null is the sum of {@code visible}
 * @param visible the regions that are counted and listed
 * @param topic only requests of this topic; null is all of them
 * @param from first day
 * @param to last day, not before the first
 */
public record Scope(
        @Nullable RegionId region,
        Set<RegionId> visible,
        @Nullable TopicId topic,
        LocalDate from,
        LocalDate to) {

    /** How many days it covers. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** The first day of the equally long time before. */
    public LocalDate previousFrom() {
        return from.minusDays(days());
    }
}
