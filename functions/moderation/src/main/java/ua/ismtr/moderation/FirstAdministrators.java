package ua.ismtr.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Grants;
import ua.ismtr.authorization.Role;
import ua.ismtr.authorization.RoleAssignments;
import ua.ismtr.authorization.RoleAssignments.Grant;

/**
 * Makes the people whom the deployment names administrators at their first call, unless an administrator has decided
 * about them already. From then on the table alone says what they may, as of everybody else.
 */
final class FirstAdministrators implements Grants {
    /** Who gave the role, in the table and in the audit log. */
    private static final String DEPLOYMENT = "deployment";

    private final RoleAssignments roles;
    private final Set<String> people;
    private final Clock clock;

    /** @param people names of people as the identity provider's {@code sub} claim has them */
    FirstAdministrators(RoleAssignments roles, Set<String> people, Clock clock) {
        this.roles = roles;
        this.people = Set.copyOf(people);
        this.clock = clock;
    }

    @Override
    public Optional<Grant> find(String sub) {
        Optional<Grant> decided = roles.find(sub);
        return decided.isPresent() || !people.contains(sub) ? decided : Optional.of(appoint(sub));
    }

    private Grant appoint(String sub) {
        Instant now = clock.instant();
        Grant grant = new Grant(sub, Role.ADMIN, List.of(), DEPLOYMENT, now, null);
        Map<String, Object> before = Map.of("sub", sub);
        Map<String, Object> after = Map.of("sub", sub, "role", Role.ADMIN.id(), "regions", List.of());
        roles.put(grant, AuditLog.Entry.of(now, DEPLOYMENT, Action.ROLE, null, before, after));
        return grant;
    }
}
