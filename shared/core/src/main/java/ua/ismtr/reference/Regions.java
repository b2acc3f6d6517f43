package ua.ismtr.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The 27 regions of Ukraine, Crimea and Sevastopol among them. */
public final class Regions {
    private static final List<Region> ALL = ReferenceTable.rows("regions.tsv").stream()
            .map(row -> new Region(new RegionId(row.get(0)), row.get(1), row.get(2), row.get(3)))
            .toList();
    private static final Map<String, Region> BY_ID =
            ALL.stream().collect(toUnmodifiableMap(region -> region.id().value(), Function.identity()));
    private static final Map<String, Region> BY_KATOTTG =
            ALL.stream().collect(toUnmodifiableMap(Region::katottg, Function.identity()));

    private Regions() {}

    /** All regions in the order of their official list. */
    public static List<Region> all() {
        return ALL;
    }

    /** The region with this ISO code, if there is one. */
    public static Optional<Region> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The region of a community, decided by the first four characters of its KATOTTG code. */
    public static Optional<Region> ofCommunity(String katottg) {
        return katottg.length() < 4 ? Optional.empty() : Optional.ofNullable(BY_KATOTTG.get(katottg.substring(0, 4)));
    }
}
