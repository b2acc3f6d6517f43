package ua.ismtr.requests;

import java.util.Optional;
import ua.ismtr.aws.Clients;

/** Puts all stored requests on the lists again, from nothing but themselves. */
public interface ListRebuild {
    /** The rebuild of the lists in this table from the requests in that one. */
    static ListRebuild of(Clients clients, String requestsTable, String listsTable) {
        return new DynamoListRebuild(clients.dynamo(), new RequestItems(requestsTable, listsTable));
    }

    /** So many requests are on their lists; {@code next} is where the following page begins, if there is one. */
    record Page(int requests, Optional<String> next) {}

    /**
     * Puts some hundreds of requests on their lists, with the last step of their history. Entries that are there already
     * stay as they are, so a page may be done twice; entries that are wrong are not looked for, so the table is to be
     * empty or a copy.
     */
    Page page(Optional<String> after);
}
