package ua.ismtr.requests;

import java.util.List;
import ua.ismtr.aws.Clients;

/**
 * The requests for which training may be planned ({@link StoredRequest#open}). The plan is made of those whose topics are
 * certain; events and e-mails know those that wait for a moderator too.
 */
public interface OpenRequests {
    /** Those that the table of lists names. */
    static OpenRequests in(Clients clients, String listsTable) {
        return new DynamoOpenRequests(clients.dynamo(), listsTable);
    }

    /** The classified ones, in no order; what is no request and what is merged into another is not among them. */
    List<OpenRequest> all();

    /** The same with those that wait for a moderator: all that no training is planned for. */
    List<OpenRequest> unplanned();

    /** How many requests wait for a moderator to name their topics. */
    long waitingForTopics();
}
