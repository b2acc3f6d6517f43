package ua.ismtr.requests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.Stemmer;

/**
 * What a request was found to ask for.
 *
 * @param topics at least one, best first; of a request that needs review, a proposal
 * @param certain whether the topics may count without a moderator having seen them
 * @param classifiedBy {@code model:<version>} or {@code moderator:<sub>}
 * @param reasons the words of the text that decided, for each topic
 * @param suggestion a second opinion for the moderator, if there is one
 * @param doubt why a moderator is asked, if the topics are not certain
 */
public record Classification(
        List<TopicScore> topics,
        boolean certain,
        String classifiedBy,
        Map<TopicId, List<String>> reasons,
        @Nullable Suggestion suggestion,
        @Nullable Doubt doubt) {

    /** What was found, without a second opinion. */
    public Classification(
            List<TopicScore> topics, boolean certain, String classifiedBy, Map<TopicId, List<String>> reasons) {
        this(topics, certain, classifiedBy, reasons, null, null);
    }

    /** The same with a second opinion beside it. */
    public Classification with(Suggestion secondOpinion) {
        return new Classification(topics, certain, classifiedBy, reasons, secondOpinion, doubt);
    }

    /** The same of a text that has these words alone. */
    Classification within(Set<String> words) {
        Map<TopicId, List<String>> left = new HashMap<>();
        reasons.forEach((topic, deciding) -> left.put(
                topic,
                deciding.stream()
                        .filter(word -> words.containsAll(Stemmer.keys(word)))
                        .toList()));
        return new Classification(topics, certain, classifiedBy, left, suggestion, doubt);
    }
}
