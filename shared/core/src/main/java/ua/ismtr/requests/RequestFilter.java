package ua.ismtr.requests;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.Stemmer;

/**
 * Which requests are wanted: those for which all of it is true.
 *
 * @param regions in one of these; empty: in any
 * @param from submitted on this day or later
 * @param to submitted on this day or before
 * @param words with all these words in the text, in any form: see {@link Stemmer}
 * @param particulars what else must be true of them
 * @param order in which they are wanted; null: as {@link RequestList} promises it
 */
public record RequestFilter(
        Set<RegionId> regions,
        @Nullable Status status,
        @Nullable TopicId topic,
        @Nullable Format format,
        @Nullable Urgency urgency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> words,
        Particulars particulars,
        @Nullable ListOrder order) {

    /**
     * Filters that no list is kept by, but for that of a centre.
     *
     * @param center of centres with this code; it is unique within a region only
     * @param named without requests whose centre may not be named, where it is asked for them by their centre
     * @param area counted under a topic of this area
     * @param counted true: counted as a request; false: counted as what is not one. In both cases neither merged into
     *     another nor withdrawn
     */
    public record Particulars(
            @Nullable String center,
            boolean named,
            @Nullable JobTitle role,
            @Nullable String area,
            @Nullable Boolean counted) {
        static final Particulars NONE = new Particulars(null, false, null, null, null);

        private boolean match(StoredRequest stored) {
            return (center == null || isOfCenter(stored, center))
                    && (role == null || role == stored.request().role())
                    && (area == null || (stored.counts() && inArea(stored, area)))
                    && (counted == null || (stored.isKept() && counted != stored.isNoise()));
        }

        private boolean isOfCenter(StoredRequest stored, String code) {
            return code.equals(stored.request().center().code()) && !(named && UnnamedCenters.has(stored));
        }

        private static boolean inArea(StoredRequest stored, String area) {
            return stored.topics().stream()
                    .flatMap(topic -> Taxonomy.topic(topic).stream())
                    .anyMatch(topic -> topic.area().equals(area));
        }
    }

    /** Without particulars, in the usual order. */
    public RequestFilter(
            Set<RegionId> regions,
            @Nullable Status status,
            @Nullable TopicId topic,
            @Nullable Format format,
            @Nullable Urgency urgency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<String> words) {
        this(regions, status, topic, format, urgency, from, to, words, Particulars.NONE, null);
    }

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
                && (words.isEmpty() || Stemmer.has(words, stored.request().text()))
                && particulars.match(stored);
    }

    /** Whether lists hold what is wanted in the order of review: so it is for what needs review. */
    boolean inReviewOrder() {
        return status == Status.NEEDS_REVIEW;
    }

    /** Whether lists are read from their oldest end. */
    boolean ascending() {
        return inReviewOrder() || order == ListOrder.OLDEST;
    }

    /** The order to be made in memory: one in which no list is kept. Null where the list is kept as it is wanted. */
    public @Nullable ListOrder madeOrder() {
        boolean kept = order == ListOrder.NEWEST || order == ListOrder.OLDEST;
        return kept && !inReviewOrder() ? null : order;
    }

    /** Whether a request on the list may turn out not to be wanted when it is read. */
    boolean readsToKnow() {
        return !words.isEmpty() || !particulars.equals(Particulars.NONE);
    }
}
