package ua.ismtr.topics.training;

import java.util.List;
import ua.ismtr.reference.TopicId;
import ua.ismtr.topics.Features;

/** Something to learn from: features, and the labels that are right for them. */
record Example(Features features, List<TopicId> labels) {}
