package ua.ismtr.requests;

import ua.ismtr.reference.TopicId;

/** A topic of a request; {@code confidence} is the probability from 0 to 1 that it is right. */
public record TopicScore(TopicId topic, double confidence) {}
