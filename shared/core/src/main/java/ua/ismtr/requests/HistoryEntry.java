package ua.ismtr.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;

/** A step in the life of a request: when, by whom ({@code model:<version>} or {@code moderator:<sub>}), to what, why. */
public record HistoryEntry(
        Instant at,
        String by,
        Status status,
        List<TopicId> topics,
        @Nullable String note) {}
