package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;

/**
 * A step in the life of a request.
 *
 * @param by {@code model:<version>}, {@code moderator:<sub>} or {@code platform}
 * @param note why, for those who decide about requests
 * @param reason why, in words for the author
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        Instant at,
        String by,
        Status status,
        List<TopicId> topics,
        @Nullable String note,
        @Nullable String reason) {
    private static final String MODERATOR = "moderator";

    /** The same step with this note. */
    HistoryEntry withNote(@Nullable String newNote) {
        return new HistoryEntry(at, by, status, topics, newNote, reason);
    }

    /** The same step without the person who took it. */
    HistoryEntry withoutPerson() {
        return new HistoryEntry(at, withoutPerson(by), status, topics, note, reason);
    }

    /** {@code moderator} for {@code moderator:<sub>}, and anything else as it is. */
    static String withoutPerson(String by) {
        return by.startsWith(MODERATOR + ":") ? MODERATOR : by;
    }
}
