package ua.ismtr.platform;

import java.time.Instant;

/**
 * That the platform is to be told of a status.
 *
 * @param tries how often that was tried in vain
 * @param notBefore when it is to be tried again
 */
public record Notification(StatusChange change, int tries, Instant notBefore) {
    /** A notification that is to be sent at once. */
    public static Notification of(StatusChange change) {
        return new Notification(change, 0, change.at());
    }
}
