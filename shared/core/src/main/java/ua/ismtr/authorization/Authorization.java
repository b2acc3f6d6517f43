package ua.ismtr.authorization;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.reference.Kyiv;

/**
 * Identifies the caller: the token names the person, and that person's role is read again for each call. Who calls is
 * noted among the people who use the system, and calls that are refused in the audit log.
 */
public final class Authorization {
    private final Grants grants;
    private final Clock clock;
    private final @Nullable AuditLog audit;
    private final @Nullable Presence presence;

    /**
     * Where it reads and notes.
     *
     * @param auditRetention how long entries of the audit log and people are kept
     */
    public record Tables(String roles, String audit, String people, Duration auditRetention) {

        /** Those of a function that people call. */
        public static Tables read(Environment environment) {
            return new Tables(
                    environment.text("ROLES_TABLE"),
                    environment.text("AUDIT_TABLE"),
                    environment.text("PEOPLE_TABLE"),
                    AuditRetention.read(environment));
        }
    }

    /** By the decisions in these tables, with people and refusals noted there. */
    public static Authorization in(Clients clients, Tables tables) {
        return new Authorization(
                new DynamoGrants(clients.dynamo(), tables.roles()),
                Clock.systemUTC(),
                new DynamoAuditLog(clients.dynamo(), tables.audit(), tables.auditRetention()),
                People.in(clients, tables.people(), tables.auditRetention()));
    }

    /** For what keeps no audit log. */
    public Authorization(Grants grants) {
        this(grants, Clock.systemUTC(), null, null);
    }

    /**
     * @param clock by which a role ends
     * @param audit where it is noted that a call was refused
     * @param people where it is noted who calls
     */
    public Authorization(Grants grants, Clock clock, @Nullable AuditLog audit, @Nullable People people) {
        this.grants = grants;
        this.clock = clock;
        this.audit = audit;
        this.presence = people == null ? null : new Presence(people, clock);
    }

    /** Notes a call by a person known here that this person's role or regions do not allow. */
    public void refused(Caller caller, String route) {
        refused(caller.sub(), caller.role().id(), route);
    }

    /** Notes a call by a person whose access token is valid and who may see nothing here. */
    public void refused(Map<String, String> claims, String route) {
        String sub = claims.getOrDefault("sub", "");
        if (!sub.isBlank()) {
            refused(sub, "none", route);
        }
    }

    private void refused(String sub, String role, String route) {
        if (audit != null) {
            audit.add(AuditLog.Entry.of(
                    clock.instant(),
                    sub,
                    AuditLog.Action.REFUSE,
                    null,
                    Map.of(),
                    Map.of("route", route, "role", role)));
        }
    }

    /**
     * The caller with these claims of an access token, if that person may see anything; that the person was here is noted.
     * An administrator's decision about the person counts, also when the role it gave has ended; where there is none, the
     * role that the token names does.
     */
    public Optional<Caller> caller(Map<String, String> claims) {
        String sub = claims.getOrDefault("sub", "");
        if (sub.isBlank()) {
            return Optional.empty();
        }
        Optional<Grant> grant = grants.find(sub);
        Optional<Caller> caller = grant.isPresent() ? grant.get().caller(Kyiv.day(clock.instant())) : Caller.of(claims);
        if (presence != null) {
            caller.ifPresent(one -> presence.note(one, claims));
        }
        return caller;
    }
}
