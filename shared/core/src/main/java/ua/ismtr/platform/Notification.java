package ua.ismtr.platform;

import java.time.Instant;

/**
 * That the platform is to be told something.
 *
 * @param tries how often that failed
 * @param notBefore when it is to be tried again
 */
public record Notification(PlatformMessage message, int tries, Instant notBefore) {
    /** A notification that is to be sent at once. */
    public static Notification of(PlatformMessage message) {
        return new Notification(message, 0, message.at());
    }
}
