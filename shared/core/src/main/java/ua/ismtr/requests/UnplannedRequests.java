package ua.ismtr.requests;

import java.util.List;
import java.util.Set;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.RegionId;

/** The requests for which no training is planned yet. */
public interface UnplannedRequests {
    /** Those in this table of lists. */
    static UnplannedRequests in(Clients clients, String table, Requests requests) {
        return new DynamoUnplannedRequests(clients.dynamo(), table, requests);
    }

    /** The oldest of these regions, at most {@code count}, the oldest first. */
    List<StoredRequest> oldest(Set<RegionId> regions, int count);
}
