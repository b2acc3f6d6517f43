package ua.ismtr.domain;

import java.util.List;
import java.util.Map;

/**
 * What a request was found to ask for.
 *
 * @param topics at least one, best first; of a request that needs review, a proposal
 * @param certain whether the topics may count without a moderator having seen them
 * @param classifiedBy {@code model:<version>} or {@code moderator:<sub>}
 * @param reasons the words of the text that decided, for each topic
 */
public record Classification(
        List<TopicScore> topics, boolean certain, String classifiedBy, Map<TopicId, List<String>> reasons) {}
