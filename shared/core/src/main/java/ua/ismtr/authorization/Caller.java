package ua.ismtr.authorization;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;

/** Who calls, and which regions that person may see. */
public record Caller(String sub, Role role, Set<RegionId> regions) {
    private static final Set<RegionId> ALL_REGIONS =
            Regions.all().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    /**
     * The caller that the claims of an access token describe. API Gateway passes an array claim as one string in
     * brackets, {@code [UA-46 UA-63]}; commas and quotes between are understood too, and a role may come that way. Of
     * several known roles none counts, since they contradict each other; names of other groups beside the one role do
     * not matter. A region that is not known describes nobody.
     */
    public static Optional<Caller> of(Map<String, String> claims) {
        String sub = claims.getOrDefault("sub", "");
        Set<Role> roles =
                names(claims, "role").map(Role::of).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        return roles.size() == 1
                ? of(sub, roles.iterator().next(), names(claims, "regions").toList())
                : Optional.empty();
    }

    private static Stream<String> names(Map<String, String> claims, String claim) {
        return Arrays.stream(claims.getOrDefault(claim, "").split("[\\[\\],\"\\s]+", -1))
                .filter(name -> !name.isEmpty());
    }

    /** The caller with this role; {@code regions} limits a regional one, who must have some, all of them known. */
    public static Optional<Caller> of(String sub, Role role, List<String> regions) {
        if (sub.isBlank()) {
            return Optional.empty();
        }
        if (role != Role.REGIONAL) {
            return Optional.of(new Caller(sub, role, ALL_REGIONS));
        }
        Set<RegionId> known = regions.stream()
                .map(Regions::find)
                .flatMap(Optional::stream)
                .map(Region::id)
                .collect(Collectors.toUnmodifiableSet());
        boolean understood =
                !known.isEmpty() && known.size() == Set.copyOf(regions).size();
        return understood ? Optional.of(new Caller(sub, role, known)) : Optional.empty();
    }

    /** Whether this person may decide about requests and see who wrote them. */
    public boolean moderates() {
        return role != Role.REGIONAL;
    }

    public boolean sees(RegionId region) {
        return regions.contains(region);
    }

    /** The regions of a question that may name one: that one or all of this person; nothing where it is among those of others. */
    public Optional<Set<RegionId>> scope(Optional<RegionId> named) {
        return named.isEmpty() ? Optional.of(regions) : named.filter(this::sees).map(Set::of);
    }

    /** The regions that a regional role is limited to, in the order of all regions; none for the others. */
    public List<RegionId> limits() {
        return role == Role.REGIONAL
                ? Regions.all().stream().map(Region::id).filter(this::sees).toList()
                : List.of();
    }

    /** Whether some regions are hidden from this person. */
    public boolean seesAll() {
        return regions.size() == ALL_REGIONS.size();
    }

    /** How history and corrections name this person. */
    public String signature() {
        return "moderator:" + sub;
    }
}
