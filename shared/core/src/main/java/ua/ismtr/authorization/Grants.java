package ua.ismtr.authorization;

import java.util.Optional;
import ua.ismtr.authorization.RoleAssignments.Grant;

/** What persons may, by the decisions of administrators. */
public interface Grants {
    /** The decision about this person as it is now, if there was one. */
    Optional<Grant> find(String sub);
}
