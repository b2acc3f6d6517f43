package ua.ismtr.courses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Named;

/**
 * What a person decided about two courses that are alike.
 *
 * @param texts the version of both texts that it was decided about
 */
public record OverlapDecision(Choice choice, @Nullable String note, String by, Instant at, String texts) {
    /** What is to become of them. */
    public enum Choice implements Named {
        /** They are to become one course. */
        MERGE,
        /** Each is to keep a part of what both teach. */
        DIVIDE,
        /** Both stay as they are. */
        KEEP;
    }
}
