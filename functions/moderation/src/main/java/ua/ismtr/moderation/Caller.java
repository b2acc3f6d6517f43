package ua.ismtr.moderation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.domain.Region;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.Regions;

/** Who calls, and which regions that person may see. */
record Caller(String sub, CallerRole role, Set<RegionId> regions) {
    private static final Set<RegionId> ALL_REGIONS =
            Regions.all().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    /**
     * The caller that the claims of an access token describe. API Gateway passes an array claim as one string in
     * brackets, {@code [UA-46 UA-63]}; commas and quotes between are understood too. A role or a region that is not
     * known describes nobody.
     */
    static Optional<Caller> of(Map<String, String> claims) {
        String sub = claims.getOrDefault("sub", "");
        Optional<CallerRole> role = CallerRole.of(claims.getOrDefault("role", ""));
        if (sub.isBlank() || role.isEmpty()) {
            return Optional.empty();
        }
        if (role.get() != CallerRole.REGIONAL) {
            return Optional.of(new Caller(sub, role.get(), ALL_REGIONS));
        }
        return regions(claims.getOrDefault("regions", "")).map(regions -> new Caller(sub, role.get(), regions));
    }

    private static Optional<Set<RegionId>> regions(String claim) {
        Set<String> ids = Arrays.stream(claim.split("[\\[\\],\"\\s]+", -1))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        Set<RegionId> known = ids.stream()
                .map(Regions::find)
                .flatMap(Optional::stream)
                .map(Region::id)
                .collect(Collectors.toUnmodifiableSet());
        return !known.isEmpty() && known.size() == ids.size() ? Optional.of(known) : Optional.empty();
    }
}
