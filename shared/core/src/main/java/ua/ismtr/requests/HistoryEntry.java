package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;

/**
 * A step in the life of a request.
 *
 * @param by {@code model:<version>}, {@code moderator:<sub>}, {@code redactor:<version>} or {@code platform}
 * @param note why, for those who decide about requests
 * @param reason why, in words for the author
 * @param question what a moderator asks the author by this step
 * @param answer what the author replies by this step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        Instant at,
        String by,
        Status status,
        List<TopicId> topics,
        @Nullable String note,
        @Nullable String reason,
        @Nullable String question,
        @Nullable Reply answer) {
    private static final String MODERATOR = "moderator";

    /** A step that asks nothing and answers nothing. */
    public HistoryEntry(
            Instant at,
            String by,
            Status status,
            List<TopicId> topics,
            @Nullable String note,
            @Nullable String reason) {
        this(at, by, status, topics, note, reason, null, null);
    }

    /** The step by which a moderator asks the author of a request that stays as it is. */
    public static HistoryEntry asking(StoredRequest stored, String by, String question, Instant now) {
        return new HistoryEntry(now, by, stored.status(), stored.topics(), null, null, question, null);
    }

    /** The step by which the author of a request that stays as it is replies. */
    public static HistoryEntry answering(StoredRequest stored, String by, Reply answer, Instant now) {
        return new HistoryEntry(now, by, stored.status(), stored.topics(), null, null, null, answer);
    }

    /** The same step with this note. */
    HistoryEntry withNote(@Nullable String newNote) {
        return new HistoryEntry(at, by, status, topics, newNote, reason, question, answer);
    }

    /** The same step with its note, reason, question and answer put in other words. */
    public HistoryEntry inOtherWords(UnaryOperator<String> words) {
        return new HistoryEntry(
                at,
                by,
                status,
                topics,
                note == null ? null : words.apply(note),
                reason == null ? null : words.apply(reason),
                question == null ? null : words.apply(question),
                answer == null ? null : answer.withText(words.apply(answer.text())));
    }

    /** The same step without the person who took it. */
    HistoryEntry withoutPerson() {
        return new HistoryEntry(at, withoutPerson(by), status, topics, note, reason, question, answer);
    }

    /** {@code moderator} for {@code moderator:<sub>}, and anything else as it is. */
    public static String withoutPerson(String by) {
        return by.startsWith(MODERATOR + ":") ? MODERATOR : by;
    }
}
