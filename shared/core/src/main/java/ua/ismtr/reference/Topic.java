package ua.ismtr.reference;

/** A training topic; {@code about} draws its border to the neighbours. */
public record Topic(TopicId id, String area, String uk, String en, String about) {}
