package ua.ismtr.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Outbox;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.Postponed;
import ua.ismtr.queue.MessageQueue;

/**
 * Brings to the queue the entries of the outbox that did not get there with their change, and the postponed notifications
 * whose time has come. A run that is cut off between sending and noting it sends once more, under the same id.
 */
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** How long one run goes on; the next is a minute later. */
    private static final Duration RUN = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final Postponed postponed;
    private final MessageQueue queue;
    private final Clock clock;

    Relay(Outbox outbox, Postponed postponed, MessageQueue queue, Clock clock) {
        this.outbox = outbox;
        this.postponed = postponed;
        this.queue = queue;
        this.clock = clock;
    }

    void run() {
        Instant end = clock.instant().plus(RUN);
        int sent = 0;
        for (PlatformMessage message : outbox.open()) {
            if (clock.instant().isBefore(end)) {
                queue.send(Notification.of(message));
                outbox.kept(message);
                sent++;
            }
        }
        for (Notification notification : postponed.due(clock.instant())) {
            if (clock.instant().isBefore(end)) {
                queue.send(notification);
                postponed.remove(notification);
                sent++;
            }
        }
        if (sent > 0) {
            LOG.info("{} notifications came from the outbox", sent);
        }
    }
}
