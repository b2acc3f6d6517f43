package ua.ismtr.authorization;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/** Which role administrators gave to whom. */
public interface RoleAssignments extends Grants {
    /**
     * What a person may, by an administrator's decision.
     *
     * @param role null where every right was taken away
     * @param regions what a regional role sees; empty for the others
     */
    record Grant(String sub, @Nullable Role role, List<RegionId> regions, String by, Instant at) {}

    /** All decisions, in the order of role and name. */
    List<Grant> all();

    /** Replaces the decision about this person, and notes it in the audit log, both or neither. */
    void put(Grant grant, AuditLog.Entry entry);

    /** Deletes the decision about this person, so that the access token counts again, and notes it in the audit log, both or neither. */
    void forget(String sub, AuditLog.Entry entry);
}
