package ua.ismtr.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import ua.ismtr.json.Json;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/** That a request came to a status, at a time, with the version it had then: what the platform is told. */
public record StatusChange(RequestId requestId, Status status, Instant at, long version) {
    public static StatusChange of(StoredRequest stored) {
        return new StatusChange(stored.id(), stored.status(), stored.updatedAt(), stored.version());
    }

    /** What the platform is told. */
    public PlatformMessage message() {
        ObjectNode data = Json.MAPPER
                .createObjectNode()
                .put("requestId", requestId.value())
                .put("status", status.id())
                .put("updatedAt", at.toString());
        return new PlatformMessage(
                "status_%s_%d".formatted(requestId, version), "training_request.status_changed", at, data);
    }
}
