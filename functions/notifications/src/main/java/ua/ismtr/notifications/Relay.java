package ua.ismtr.notifications;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Outbox;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.queue.MessageQueue;

/** Brings to the queue what was promised with a change and did not get there. */
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final MessageQueue queue;

    Relay(Outbox outbox, MessageQueue queue) {
        this.outbox = outbox;
        this.queue = queue;
    }

    void run() {
        List<PlatformMessage> open = outbox.open();
        for (PlatformMessage message : open) {
            queue.send(Notification.of(message));
            outbox.kept(message);
        }
        if (!open.isEmpty()) {
            LOG.info("{} notifications came from the outbox", open.size());
        }
    }
}
