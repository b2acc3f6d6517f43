package ua.ismtr.requests;

import java.util.List;
import ua.ismtr.reference.TopicId;

/**
 * What a second opinion says of a request that needs review: for the moderator to read, and of no effect by itself.
 *
 * @param topics one to three, the main need first
 * @param by who says so, as {@code model:<id of a model on Amazon Bedrock>}
 */
public record Suggestion(List<TopicId> topics, String by) {}
