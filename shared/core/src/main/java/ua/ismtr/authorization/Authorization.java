package ua.ismtr.authorization;

import java.util.Map;
import java.util.Optional;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.reference.RegionId;

/** Identifies the caller: the token names the person, and that person's role is read again for each call. */
public final class Authorization {
    private final Grants grants;

    public Authorization(Grants grants) {
        this.grants = grants;
    }

    /**
     * The caller with these claims of an access token, if that person may see anything. An administrator's decision about
     * the person counts; where there is none, the role that the token names does.
     */
    public Optional<Caller> caller(Map<String, String> claims) {
        String sub = claims.getOrDefault("sub", "");
        if (sub.isBlank()) {
            return Optional.empty();
        }
        Optional<Grant> grant = grants.find(sub);
        return grant.isPresent() ? caller(grant.get()) : Caller.of(claims);
    }

    private static Optional<Caller> caller(Grant grant) {
        Role role = grant.role();
        return role == null
                ? Optional.empty()
                : Caller.of(
                        grant.sub(),
                        role,
                        grant.regions().stream().map(RegionId::value).toList());
    }
}
