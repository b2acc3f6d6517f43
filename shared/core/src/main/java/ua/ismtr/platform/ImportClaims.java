package ua.ismtr.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ua.ismtr.aws.Clients;
import ua.ismtr.requests.RequestId;

/** Which rows of imports were taken before, and with which content. */
public interface ImportClaims {
    /** Those in this table. */
    static ImportClaims in(Clients clients, String table) {
        return new DynamoImportClaims(clients.dynamo(), table);
    }

    /** The hashes of those that were. */
    Map<RequestId, String> hashes(List<RequestId> ids);

    /** Notes that these were taken now. */
    void put(Map<RequestId, String> hashes, Instant now);
}
