package ua.ismtr.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An old letter that became a request. It counts in the figures, and stands apart from waits, the order of the review
 * and what the platform is told.
 *
 * @param externalRef the letter's own number, by which it is known when it comes again
 * @param status what became of it, where that is known
 * @param statusDate since when
 */
public record Import(
        Submission submission,
        String externalRef,
        @Nullable Status status,
        @Nullable LocalDate statusDate) {

    /** Says which request it is and nothing of its content. */
    @Override
    public String toString() {
        return "Import[" + submission.request().id() + "]";
    }
}
