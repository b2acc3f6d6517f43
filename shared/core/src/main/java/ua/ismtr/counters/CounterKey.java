package ua.ismtr.counters;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * The finest place figures are kept for: a day in a region, of all requests ({@code topic} is null) or of those of one
 * topic.
 */
public record CounterKey(
        LocalDate day, RegionId region, @Nullable TopicId topic) {

    /** The place of all requests of the same day and region. */
    CounterKey ofAllTopics() {
        return topic == null ? this : new CounterKey(day, region, null);
    }
}
