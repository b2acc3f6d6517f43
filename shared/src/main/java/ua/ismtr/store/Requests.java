package ua.ismtr.store;

import java.util.Optional;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.StoredRequest;

/** The requests, without personal data. */
public interface Requests {
    /** Stores the request unless one of its id is stored already; answers with the one that is stored. */
    StoredRequest putIfAbsent(StoredRequest request);

    /** The request as it is now, not as it was a moment ago. */
    Optional<StoredRequest> find(RequestId id);
}
