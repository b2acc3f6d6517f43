package ua.ismtr.platform;

import java.time.Instant;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/** That a request came to a status, at a time, with the version it had then: what the platform is told. */
public record StatusChange(RequestId requestId, Status status, Instant at, long version) {
    public static StatusChange of(StoredRequest stored) {
        return new StatusChange(stored.id(), stored.status(), stored.updatedAt(), stored.version());
    }
}
