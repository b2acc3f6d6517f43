package ua.ismtr.requests;

import java.time.Instant;

/**
 * What the author of a request replies to a moderator's question.
 *
 * @param id of the webhook that brought it: the same reply has the same each time
 * @param requestId the request that was asked about
 */
public record Reply(RequestId id, RequestId requestId, String text, Instant acceptedAt) {
    /** The same reply in these words. */
    public Reply withText(String newText) {
        return new Reply(id, requestId, newText, acceptedAt);
    }

    /** Says which request it is about and nothing of its content. */
    @Override
    public String toString() {
        return "Reply[" + id + " to " + requestId + "]";
    }
}
