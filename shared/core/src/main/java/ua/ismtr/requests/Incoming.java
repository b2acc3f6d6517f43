package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What comes to be stored or changed and is no new webhook: one of the four.
 *
 * @param amendment the request as it is to be from now on
 * @param withdrawal that it is taken back
 * @param imported an old letter
 * @param reply what the author says to a question
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Incoming(
        @Nullable Submission amendment,
        @Nullable Withdrawal withdrawal,
        @Nullable Import imported,
        @Nullable Reply reply) {
    public static Incoming of(Submission amendment) {
        return new Incoming(amendment, null, null, null);
    }

    public static Incoming of(Withdrawal withdrawal) {
        return new Incoming(null, withdrawal, null, null);
    }

    public static Incoming of(Import imported) {
        return new Incoming(null, null, imported, null);
    }

    public static Incoming of(Reply reply) {
        return new Incoming(null, null, null, reply);
    }
}
