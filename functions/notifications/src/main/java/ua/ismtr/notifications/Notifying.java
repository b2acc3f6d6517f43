package ua.ismtr.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.json.Json;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Postponed;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueMessage;

/**
 * Tells the platform one thing that happened. A failed message is postponed, by growing delays, over a day; what failed
 * to the end is put aside, ready to be tried anew.
 */
final class Notifying {
    private static final Logger LOG = LoggerFactory.getLogger(Notifying.class);

    /** Between one try and the next at least, which a run each minute begins; some 24 hours in all. */
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(7),
            Duration.ofMinutes(565));

    private final Platform platform;
    private final Postponed postponed;
    private final MessageQueue deadLetters;
    private final Clock clock;

    Notifying(Platform platform, Postponed postponed, MessageQueue deadLetters, Clock clock) {
        this.platform = platform;
        this.postponed = postponed;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    void handle(QueueMessage message) {
        Notification notification = Json.read(message.body(), Notification.class);
        if (clock.instant().isBefore(notification.notBefore())) {
            postponed.add(notification);
        } else {
            platform.tell(notification.message()).ifPresent(reason -> again(notification, reason));
        }
    }

    private void again(Notification notification, String reason) {
        int tries = notification.tries();
        if (tries == DELAYS.size()) {
            LOG.error(
                    "The platform was not told {}, the last time since {}",
                    notification.message().id(),
                    reason);
            deadLetters.send(Notification.of(notification.message()));
            return;
        }
        LOG.warn(
                "The platform could not be told {} at try {}: {}",
                notification.message().id(),
                tries + 1,
                reason);
        Instant next = clock.instant().plus(DELAYS.get(tries));
        postponed.add(new Notification(notification.message(), tries + 1, next));
    }
}
