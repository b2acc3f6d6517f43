package ua.ismtr.moderation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.JsonFields;
import ua.ismtr.moderation.Review.Decision;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Status;

/** Reads a decision about a request from JSON. */
final class DecisionReader {
    private static final int LONGEST_NOTE = 1000;

    private DecisionReader() {}

    /** The decision; it is not to be used where a rule is broken. */
    static Decision read(JsonFields fields) {
        @Nullable List<TopicId> topics = fields.isAbsent("/topics") ? null : fields.topics("/topics");
        Optional<Status> status =
                fields.optional("/status", Status::of, "classified, planned, delivered, declined or needs-review");
        Decision decision = new Decision(
                topics,
                status.orElse(null),
                fields.optionalText("/note", LONGEST_NOTE),
                fields.optionalText("/reason", LONGEST_NOTE));
        if (fields.broken().isEmpty() && decision.equals(new Decision(null, null, null, null))) {
            fields.refuse("", "must have topics, a status, a note or a reason");
        }
        return decision;
    }
}
