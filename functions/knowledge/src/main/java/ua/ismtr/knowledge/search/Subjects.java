package ua.ismtr.knowledge.search;

import java.util.Map;

/** Says what a text is about. */
@FunctionalInterface
public interface Subjects {
    /** Of a text without an answer. */
    Subjects UNKNOWN = text -> Map.of();

    /** The topics of the taxonomy that a text is likeliest about, by id, each with its probability. */
    Map<String, Double> of(String text);
}
