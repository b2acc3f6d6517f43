package ua.ismtr.knowledge.page;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;

/**
 * What a page is about.
 *
 * @param region the one region; null: the sum of {@code visible}
 * @param visible the regions that it may tell of
 */
public record PageScope(TopicId topic, @Nullable RegionId region, Set<RegionId> visible) {
    private static final String COUNTRY = "UA";
    private static final Set<RegionId> ALL =
            Regions.all().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    /** The topic in the whole country. */
    public static PageScope country(TopicId topic) {
        return new PageScope(topic, null, ALL);
    }

    /** The topic in one region. */
    public static PageScope region(TopicId topic, RegionId region) {
        return new PageScope(topic, region, Set.of(region));
    }

    /** Whether pages of it are kept: of the country and of one region each, not of other sums. */
    public boolean isKept() {
        return region != null || visible.equals(ALL);
    }

    /** The region's id, or {@code UA}. */
    public String name() {
        RegionId one = region;
        return one == null ? COUNTRY : one.value();
    }
}
