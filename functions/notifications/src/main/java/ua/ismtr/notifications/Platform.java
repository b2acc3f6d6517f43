package ua.ismtr.notifications;

import java.util.Optional;
import ua.ismtr.platform.StatusChange;

/** Who is told of a new status. */
interface Platform {
    /** Nobody: it is as if it had been told. */
    Platform NOBODY = change -> Optional.empty();

    /** Tells of the change: why that was in vain, if it was. The same change has the same webhook-id each time. */
    Optional<String> tell(StatusChange change);
}
