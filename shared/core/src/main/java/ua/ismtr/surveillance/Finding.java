package ua.ismtr.surveillance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Something unusual as the figures tell it.
 *
 * @param region null for the whole country
 * @param topic null for all requests
 * @param center the code of the silent centre
 * @param since the first day of its first week
 * @param weeks the weeks it lasted so far, as {@code 2026-W47}
 * @param observed the requests in what was judged
 * @param expected as many were expected
 * @param p90 more than this would have come in one of ten such times
 * @param probability of something at least as unusual, if nothing had changed
 * @param centers the codes of the centres concerned
 */
public record Finding(
        Kind kind,
        @Nullable RegionId region,
        @Nullable TopicId topic,
        @Nullable String center,
        LocalDate since,
        List<String> weeks,
        long observed,
        double expected,
        long p90,
        double probability,
        List<String> centers) {

    /** The same for the same kind, scope and first week, however often it is found. */
    public String id() {
        return Stream.of(
                        Objects.requireNonNull(weeks.getFirst()),
                        kind,
                        region == null ? "UA" : region,
                        topic == null ? "all" : topic,
                        center == null ? "" : center)
                .map(Object::toString)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("~"));
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
