package ua.ismtr.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.Outbox;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;

/**
 * What the platform is told of a change. What is to be told is promised in the outbox with the change itself; here it goes to
 * the queue at once, and what does not get there is brought by the function that empties the outbox.
 */
public final class StatusNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);

    private final Requests requests;
    private final MessageQueue queue;
    private final Outbox outbox;
    private final boolean on;

    /**
     * @param requests where those that are merged into one are looked up
     * @param on whether the platform has an address to be told at
     */
    public StatusNotifier(Requests requests, MessageQueue queue, Outbox outbox, boolean on) {
        this.requests = requests;
        this.queue = queue;
        this.outbox = outbox;
        this.on = on;
    }

    /**
     * What is to be told of this step: the new status of the request and of those that are merged into it, or the words for
     * the author where they alone are new. The platform is not told of old letters, which it did not submit.
     */
    public List<PlatformMessage> of(StoredRequest before, StoredRequest after) {
        if (!on || saysTheSame(before, after)) {
            return List.of();
        }
        List<PlatformMessage> told = new ArrayList<>();
        if (!after.wasImported()) {
            told.add(StatusChange.of(after).message());
        }
        Map<RequestId, StoredRequest> merged = requests.findAll(after.merged());
        after.merged().stream()
                .map(merged::get)
                .filter(one -> one != null && !one.wasImported())
                .forEach(one -> told.add(StatusChange.of(one.id(), after).message()));
        return told;
    }

    /** What is to be told of a request that is merged into another: that it has the status of that one. */
    public List<PlatformMessage> ofMerged(StoredRequest one, StoredRequest into) {
        return one.wasImported() || saysTheSame(one, into)
                ? List.of()
                : of(StatusChange.of(one.id(), into).message());
    }

    /** What is to be told of a request that is separated from another: that it has its own status again. */
    public List<PlatformMessage> ofSeparated(StoredRequest one, StoredRequest from) {
        return one.wasImported() || saysTheSame(from, one)
                ? List.of()
                : of(StatusChange.of(one).message());
    }

    /** Whether an author who knows the one learns nothing from the other. */
    private static boolean saysTheSame(StoredRequest one, StoredRequest other) {
        return one.status() == other.status() && Objects.equals(one.reason(), other.reason());
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
