package ua.ismtr.courses;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.NamedUuid;
import ua.ismtr.reference.TopicId;

/**
 * Two courses that are alike.
 *
 * @param decision the last one; see {@link #decided()}
 * @param version grows with each change of what was found or decided
 */
public record Overlap(String overlapId, Pair pair, @Nullable OverlapDecision decision, long version) {
    /**
     * What was found of them.
     *
     * @param score 0 to 1: how much of what they teach is the same
     * @param shared words that both have, the most telling first
     * @param only the most telling words that the one, and the other, has alone
     * @param texts changes when the text of either does
     */
    public record Pair(
            OverlapKind kind,
            List<Party> courses,
            double score,
            List<String> shared,
            List<List<String>> only,
            String texts) {}

    /** One of the two. */
    public record Party(CourseId courseId, String provider, String title, String url, List<TopicId> topics) {}

    /** The id of the pair of these courses, in whichever order. */
    public static String id(CourseId one, CourseId other) {
        return one.compareTo(other) < 0 ? NamedUuid.of(one + "\n" + other) : NamedUuid.of(other + "\n" + one);
    }

    /** The decision that holds: one about other texts than those of now does not. */
    public Optional<OverlapDecision> decided() {
        return Optional.ofNullable(decision).filter(one -> one.texts().equals(pair.texts()));
    }
}
