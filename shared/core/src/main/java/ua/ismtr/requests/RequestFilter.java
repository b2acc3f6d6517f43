package ua.ismtr.requests;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.Stemmer;

/**
 * Which requests are wanted: those for which all of it is true.
 *
 * @param regions in one of these; empty: in any
 * @param from submitted on this day or later
 * @param to submitted on this day or before
 * @param words with all these words in the text, in any form: see {@link Stemmer}
 */
public record RequestFilter(
        Set<RegionId> regions,
        @Nullable Status status,
        @Nullable TopicId topic,
        @Nullable Format format,
        @Nullable Urgency urgency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> words) {

    /** All requests. */
    public static final RequestFilter ALL = new RequestFilter(Set.of(), null, null, null, null, null, null, Set.of());

    /** Whether the request is wanted as it is now; by status and topic one that is merged into another is not. */
    public boolean matches(StoredRequest stored) {
        LocalDate day = stored.request().day();
        boolean counted = stored.mergedInto() == null || (status == null && topic == null);
        return counted
                && (regions.isEmpty() || regions.contains(stored.request().region()))
                && (status == null || status == stored.status())
                && (topic == null || stored.topics().contains(topic))
                && (format == null || format == stored.request().format())
                && (urgency == null || urgency == stored.request().urgency())
                && (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to))
                && (words.isEmpty() || Stemmer.keys(stored.request().text()).containsAll(words));
    }

    /** Whether those that wait the longest come first, and not the newest: so it is for what needs review. */
    boolean oldestFirst() {
        return status == Status.NEEDS_REVIEW;
    }
}
