package ua.ismtr.topics.training;

import java.util.List;
import ua.ismtr.reference.TopicId;

/**
 * A text with the topics that an expert gave it.
 *
 * @param topics at least one, the main need first
 * @param kind what is special about it, such as its language
 */
public record LabelledText(String text, List<TopicId> topics, String kind) {}
