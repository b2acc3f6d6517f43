package ua.ismtr.access;

import java.util.Map;
import java.util.Optional;
import ua.ismtr.domain.Caller;
import ua.ismtr.domain.CallerRole;
import ua.ismtr.domain.RegionId;
import ua.ismtr.store.Grants;
import ua.ismtr.store.Roles.Grant;

/** Tells who calls: the token says which person it is, and what that person may is read anew for each call. */
public final class Access {
    private final Grants grants;

    public Access(Grants grants) {
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
        CallerRole role = grant.role();
        return role == null
                ? Optional.empty()
                : Caller.of(
                        grant.sub(),
                        role,
                        grant.regions().stream().map(RegionId::value).toList());
    }
}
