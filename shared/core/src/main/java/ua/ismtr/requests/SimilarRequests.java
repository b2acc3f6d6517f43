package ua.ismtr.requests;

import java.util.List;
import java.util.Map;
import ua.ismtr.aws.Clients;

/** Which requests of one centre say nearly the same. */
public interface SimilarRequests {
    /** Those in these tables. */
    static SimilarRequests in(Clients clients, String listsTable, String linksTable, Requests requests) {
        return new DynamoSimilarRequests(clients.dynamo(), listsTable, linksTable, requests);
    }

    /**
     * Looks for requests of the same centre, submitted within 30 days before or after, whose text is like this one's, and
     * links them both ways. May be repeated; of two that arrive at once, at least one finds the other.
     */
    void link(StoredRequest stored);

    /** The requests that are linked with these; those that are linked with none are left out. */
    Map<RequestId, List<RequestId>> of(List<RequestId> ids);
}
