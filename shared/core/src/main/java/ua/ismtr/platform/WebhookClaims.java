package ua.ismtr.platform;

import java.time.Instant;
import java.util.Optional;
import ua.ismtr.aws.Clients;
import ua.ismtr.requests.RequestId;

/** Which webhook came with which body, so that the same one is accepted once and another one under its id never. */
public interface WebhookClaims {
    /** Those in this table. */
    static WebhookClaims in(Clients clients, String table) {
        return new DynamoWebhookClaims(clients.dynamo(), table);
    }

    /** What came of claiming. */
    enum Claim {
        /** The caller is to queue the request: it is new, or an earlier try did not get as far. */
        TO_BE_QUEUED,
        /** It is in the queue already. */
        QUEUED,
        /** Another body came under this id. */
        CONFLICT
    }

    /**
     * Claims the id for this body. When a try dies before {@link #queued} is said, a repetition with the same body goes
     * through; another body does not, since nobody knows whether the first is in the queue.
     */
    Claim claim(RequestId id, String bodyHash, Instant now);

    /**
     * Notes that what the webhook brought is stored in the queue.
     *
     * @param id the id that a request of this webhook has
     * @param request the request that it is about: that one, or an earlier one that it amends, withdraws or answers for
     */
    void queued(RequestId id, RequestId request, Instant now);

    /** When the request was put in the queue, if it was; a webhook about another request is none. */
    Optional<Instant> queuedAt(RequestId id);

    /** Notes that a withdrawal of the request is in the queue, so that an amendment is refused before it is carried out. */
    void withdrawn(RequestId id, Instant now);

    /** Whether a withdrawal of the request was queued in the last days. */
    boolean isWithdrawn(RequestId id);
}
