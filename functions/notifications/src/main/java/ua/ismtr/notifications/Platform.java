package ua.ismtr.notifications;

import java.util.Optional;
import ua.ismtr.platform.PlatformMessage;

/** Who is told what happened here. */
interface Platform {
    /** Nobody: it is as if it had been told. */
    Platform NOBODY = message -> Optional.empty();

    /** Sends the message; the reason if that failed. */
    Optional<String> tell(PlatformMessage message);
}
