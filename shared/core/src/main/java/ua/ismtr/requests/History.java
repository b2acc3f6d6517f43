package ua.ismtr.requests;

import java.util.List;
import ua.ismtr.aws.Clients;

/** The steps of requests. They are written with the request; here they are read. */
public interface History {
    /** That of the requests in this table of lists. */
    static History in(Clients clients, String listsTable) {
        return new DynamoHistory(clients.dynamo(), listsTable);
    }

    /** All steps of the request, oldest first. */
    List<HistoryEntry> of(StoredRequest stored);
}
