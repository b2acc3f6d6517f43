package ua.ismtr.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.domain.StatusChange;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.store.Outbox;

/**
 * What the platform is told of a change. What is to be told is promised in the outbox with the change itself; here it goes to
 * the queue at once, and what does not get there is brought by the function that empties the outbox.
 */
final class News {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final Optional<MessageQueue> queue;
    private final Outbox outbox;

    /** @param queue of what is told; empty where the platform has no address to be told at */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    News(Optional<MessageQueue> queue, Outbox outbox) {
        this.queue = queue;
        this.outbox = outbox;
    }

    /** What is to be told of this step: the new status of the request and of those that are merged into it. */
    List<StatusChange> of(StoredRequest before, StoredRequest after) {
        if (queue.isEmpty() || before.status() == after.status()) {
            return List.of();
        }
        List<StatusChange> told = new ArrayList<>(List.of(StatusChange.of(after)));
        after.merged()
                .forEach(id -> told.add(new StatusChange(id, after.status(), after.updatedAt(), after.version())));
        return told;
    }

    /** Puts it in the queue; the change has happened, so a failure here is not the caller's. */
    void tell(List<StatusChange> told) {
        try {
            queue.ifPresent(open -> told.forEach(change -> {
                open.send(change);
                outbox.kept(change);
            }));
        } catch (SdkException e) {
            LOG.warn("A status is told later, from the outbox", e);
        }
    }
}
