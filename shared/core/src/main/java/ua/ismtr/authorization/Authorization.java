package ua.ismtr.authorization;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.Kyiv;

/**
 * Identifies the caller: the token names the person, and that person's role is read again for each call. Calls that are
 * refused are noted in the audit log.
 */
public final class Authorization {
    private final Grants grants;
    private final Clock clock;
    private final @Nullable AuditLog audit;

    /** By the decisions in this table, with refusals noted in that one for the time of its retention. */
    public static Authorization in(Clients clients, String roles, String audit, Duration auditRetention) {
        return new Authorization(
                new DynamoGrants(clients.dynamo(), roles),
                Clock.systemUTC(),
                new DynamoAuditLog(clients.dynamo(), audit, auditRetention));
    }

    /** For what keeps no audit log. */
    public Authorization(Grants grants) {
        this(grants, Clock.systemUTC(), null);
    }

    /**
     * @param clock by which a role ends
     * @param audit where it is noted that a call was refused
     */
    public Authorization(Grants grants, Clock clock, @Nullable AuditLog audit) {
        this.grants = grants;
        this.clock = clock;
        this.audit = audit;
    }

    /** Notes a call by a person known here that this person's role or regions do not allow. */
    public void refused(Caller caller, String route) {
        if (audit != null) {
            audit.add(AuditLog.Entry.of(
                    clock.instant(),
                    caller.sub(),
                    AuditLog.Action.REFUSE,
                    null,
                    Map.of(),
                    Map.of("route", route, "role", caller.role())));
        }
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
