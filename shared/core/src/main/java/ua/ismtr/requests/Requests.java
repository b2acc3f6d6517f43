package ua.ismtr.requests;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the requests, which hold no personal data. */
public interface Requests {
    /** The request as it is now, not as it was a moment ago. */
    Optional<StoredRequest> find(RequestId id);

    /** Those of these requests that there are, each as it is now. */
    Map<RequestId, StoredRequest> findAll(List<RequestId> ids);
}
