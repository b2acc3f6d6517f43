package ua.ismtr.knowledge.search;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param text the words
 * @param likelyTopics topics that the words are probably about, each with its probability: entries of them come earlier
 * @param visible the regions that the caller may see beside what is for the whole country; empty: all
 * @param offset how many of the best are left out
 */
public record Wanted(
        String text,
        Map<String, Double> likelyTopics,
        Optional<Kind> kind,
        Optional<String> topic,
        Optional<String> region,
        Optional<Set<String>> visible,
        int offset,
        int limit) {}
