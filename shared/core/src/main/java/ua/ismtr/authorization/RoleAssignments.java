package ua.ismtr.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/** Which role administrators gave to whom. */
public interface RoleAssignments extends Grants {
    /**
     * What a person may, by an administrator's decision.
     *
     * @param role null where every right was taken away
     * @param regions what a regional role sees; empty for the others
     * @param until the last day in Kyiv on which the person has the role; null: without an end
     */
    record Grant(
            String sub,
            @Nullable Role role,
            List<RegionId> regions,
            String by,
            Instant at,
            @Nullable LocalDate until) {

        /** Who the person is on this day; nobody where every right was taken away or the role has ended. */
        public Optional<Caller> caller(LocalDate day) {
            boolean ended = until != null && day.isAfter(until);
            return role == null || ended
                    ? Optional.empty()
                    : Caller.of(sub, role, regions.stream().map(RegionId::value).toList());
        }
    }

    /** All decisions, in the order of role and name. */
    List<Grant> all();

    /** Replaces the decision about this person, and notes it in the audit log, both or neither. */
    void put(Grant grant, AuditLog.Entry entry);

    /** Deletes the decision about this person, so that the access token counts again, and notes it in the audit log, both or neither. */
    void forget(String sub, AuditLog.Entry entry);
}
