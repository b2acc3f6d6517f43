package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the platform sent about a request that it had submitted: one of both.
 *
 * @param amendment the request as it is to be from now on
 * @param withdrawal that it is taken back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Incoming(
        @Nullable Submission amendment, @Nullable Withdrawal withdrawal) {
    public static Incoming of(Submission amendment) {
        return new Incoming(amendment, null);
    }

    public static Incoming of(Withdrawal withdrawal) {
        return new Incoming(null, withdrawal);
    }
}
