package ua.ismtr.moderation;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Outbox;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.requests.StoredRequest;

/**
 * What the platform is told of a change. What is to be told is promised in the outbox with the change itself; here it goes to
 * the queue at once, and what does not get there is brought by the function that empties the outbox.
 */
final class News {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final MessageQueue queue;
    private final Outbox outbox;
    private final boolean on;

    /** @param on whether the platform has an address to be told at */
    News(MessageQueue queue, Outbox outbox, boolean on) {
        this.queue = queue;
        this.outbox = outbox;
        this.on = on;
    }

    /** What is to be told of this step: the new status of the request and of those that are merged into it. */
    List<StatusChange> of(StoredRequest before, StoredRequest after) {
        if (!on || before.status() == after.status()) {
            return List.of();
        }
        List<StatusChange> told = new ArrayList<>(List.of(StatusChange.of(after)));
        after.merged()
                .forEach(id -> told.add(new StatusChange(id, after.status(), after.updatedAt(), after.version())));
        return told;
    }

    /** What is to be told of a status that is no step of its own. */
    List<StatusChange> of(StatusChange change) {
        return on ? List.of(change) : List.of();
    }

    /** Puts it in the queue; the change has happened, so a failure here is not the caller's. */
    void tell(List<StatusChange> told) {
        try {
            told.forEach(change -> {
                queue.send(Notification.of(change));
                outbox.kept(change);
            });
        } catch (SdkException e) {
            LOG.warn("A status is told later, from the outbox", e);
        }
    }
}
