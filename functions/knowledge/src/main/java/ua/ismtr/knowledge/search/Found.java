package ua.ismtr.knowledge.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param allWords whether each has all the words; if too few have, those with some of them follow
 * @param facets how many there are of each kind, topic and region, as if there were no filter by it, by field and value
 */
public record Found(
        List<Hit> hits, long total, boolean allWords, Map<String, Map<String, Long>> facets, Highlighter highlighter) {

    /**
     * One entry.
     *
     * @param title of what is kept in the index, which requests are not
     * @param text likewise
     */
    public record Hit(
            Kind kind,
            String id,
            Optional<String> title,
            Optional<String> text,
            List<String> topics,
            @Nullable String region,
            float score) {}

    /** Shows the words found in a text: escaped HTML with {@code <mark>}. */
    public static final class Highlighter {
        private final BiFunction<String, Marks, String> snippets;
        private final Marks marks;

        Highlighter(BiFunction<String, Marks, String> snippets, Marks marks) {
            this.snippets = snippets;
            this.marks = marks;
        }

        public String snippet(String text) {
            return snippets.apply(text, marks);
        }
    }
}
