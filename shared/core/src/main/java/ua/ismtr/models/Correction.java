package ua.ismtr.models;

import java.time.Instant;
import java.util.List;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;

/**
 * What a moderator said a text asks for, beside what the model had said: an example to learn from.
 *
 * @param text without personal data
 * @param topics what it asks for
 * @param proposed what the model had named
 * @param classifiedBy the model, as {@code model:<version>}
 * @param by the moderator, as {@code moderator:<sub>}
 */
public record Correction(
        RequestId requestId,
        String text,
        List<TopicId> topics,
        List<TopicId> proposed,
        String classifiedBy,
        String by,
        Instant at) {

    /** The correction that the last step of this request is. */
    public static Correction of(StoredRequest corrected) {
        return new Correction(
                corrected.id(),
                corrected.request().text(),
                corrected.topics(),
                corrected.proposal().topics(),
                corrected.proposal().by(),
                corrected.classification().classifiedBy(),
                corrected.updatedAt());
    }

    /** The same correction of this text. */
    Correction withText(String newText) {
        return new Correction(requestId, newText, topics, proposed, classifiedBy, by, at);
    }

    /** Says which request it is of and nothing of its content. */
    @Override
    public String toString() {
        return "Correction[" + requestId + "]";
    }
}
