package ua.ismtr.changes;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Outbox;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.requests.StoredRequest;

/**
 * What the platform is told of a change. What is to be told is promised in the outbox with the change itself; here it goes to
 * the queue at once, and what does not get there is brought by the function that empties the outbox.
 */
public final class StatusNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);

    private final MessageQueue queue;
    private final Outbox outbox;
    private final boolean on;

    /** @param on whether the platform has an address to be told at */
    public StatusNotifier(MessageQueue queue, Outbox outbox, boolean on) {
        this.queue = queue;
        this.outbox = outbox;
        this.on = on;
    }

    /** What is to be told of this step: the new status of the request and of those that are merged into it. */
    public List<PlatformMessage> of(StoredRequest before, StoredRequest after) {
        if (!on || after.wasImported() || before.status() == after.status()) {
            return List.of();
        }
        List<PlatformMessage> told =
                new ArrayList<>(List.of(StatusChange.of(after).message()));
        after.merged().forEach(id -> told.add(StatusChange.of(id, after).message()));
        return told;
    }

    /** What is to be told of something that is no step of a request. */
    public List<PlatformMessage> of(PlatformMessage message) {
        return on ? List.of(message) : List.of();
    }

    /** Puts it in the queue; the change has happened, so a failure here is not the caller's. */
    public void tell(List<PlatformMessage> told) {
        try {
            told.forEach(message -> {
                queue.send(Notification.of(message));
                outbox.kept(message);
            });
        } catch (SdkException e) {
            LOG.warn("The platform is told later, from the outbox", e);
        }
    }
}
