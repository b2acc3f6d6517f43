package ua.ismtr.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.json.Json;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.EventId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * That a request came to a status: what the platform is told.
 *
 * @param id its {@code webhook-id}: no two changes have the same, and the same change has the same each time
 * @param topics what it counts under, best first
 * @param reason a moderator's words for the author
 * @param event the training event that it is in
 */
public record StatusChange(
        String id,
        RequestId requestId,
        Status status,
        Instant at,
        List<TopicId> topics,
        @Nullable String reason,
        @Nullable EventId event) {

    /** That the request came to the status that it has. */
    public static StatusChange of(StoredRequest stored) {
        return of("status_%s_%d".formatted(stored.id(), stored.version()), stored.id(), stored);
    }

    /** That a request which is merged into {@code other} has the status of that one. */
    public static StatusChange of(RequestId merged, StoredRequest other) {
        return of("status_%s_%s_%d".formatted(merged, other.id(), other.version()), merged, other);
    }

    private static StatusChange of(String id, RequestId requestId, StoredRequest as) {
        return new StatusChange(id, requestId, as.status(), as.updatedAt(), as.topics(), as.reason(), as.event());
    }

    /** What the platform is told. */
    public PlatformMessage message() {
        ObjectNode data = Json.MAPPER
                .createObjectNode()
                .put("requestId", requestId.value())
                .put("status", status.id())
                .put("updatedAt", at.toString());
        if (!topics.isEmpty()) {
            data.set("topics", Json.MAPPER.valueToTree(topics));
        }
        if (reason != null) {
            data.put("reason", reason);
        }
        if (event != null) {
            data.put("eventId", event.value());
        }
        return new PlatformMessage(id, "training_request.status_changed", at, data);
    }
}
