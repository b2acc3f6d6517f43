package ua.ismtr.authorization;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.reference.Kyiv;

/** Identifies the caller: the token names the person, and that person's role is read again for each call. */
public final class Authorization {
    private final Grants grants;
    private final Clock clock;

    public Authorization(Grants grants) {
        this(grants, Clock.systemUTC());
    }

    /** @param clock by which a role ends */
    public Authorization(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * The caller with these claims of an access token, if that person may see anything. An administrator's decision about
     * the person counts, also when the role it gave has ended; where there is none, the role that the token names does.
     */
    public Optional<Caller> caller(Map<String, String> claims) {
        String sub = claims.getOrDefault("sub", "");
        if (sub.isBlank()) {
            return Optional.empty();
        }
        Optional<Grant> grant = grants.find(sub);
        return grant.isPresent() ? grant.get().caller(Kyiv.day(clock.instant())) : Caller.of(claims);
    }
}
