package ua.ismtr.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the platform takes a request back.
 *
 * @param reason the author's words
 */
public record Withdrawal(RequestId requestId, @Nullable String reason, Instant acceptedAt) {
    /** The same withdrawal for this reason. */
    public Withdrawal withReason(@Nullable String newReason) {
        return new Withdrawal(requestId, newReason, acceptedAt);
    }

    /** Says which request it is of and nothing of its content. */
    @Override
    public String toString() {
        return "Withdrawal[" + requestId + "]";
    }
}
