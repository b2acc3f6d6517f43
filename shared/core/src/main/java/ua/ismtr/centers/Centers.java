package ua.ismtr.centers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/** The register of centres. */
public interface Centers {
    /** What is registered under the names of these, by full name. */
    Map<String, RegisteredCenter> find(Collection<RegisteredCenter> centers);

    /** The centre with this code in a region. */
    Optional<RegisteredCenter> find(RegionId region, String code);

    /** All, by full name. */
    Map<String, RegisteredCenter> all();

    /** Those of a region in the order of their codes, at most {@code limit} behind this code. */
    List<RegisteredCenter> of(RegionId region, @Nullable String after, int limit);

    /** Registers them, in place of what was registered under their codes. */
    void put(Collection<RegisteredCenter> centers);
}
