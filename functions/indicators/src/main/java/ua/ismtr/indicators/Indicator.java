package ua.ismtr.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A figure and what stands behind it; all null where too few people do.
 *
 * @param n how many people the requests or seats behind it are for; of a catalogue, how many courses
 * @param low with {@code high} the 95 % interval; null where it cannot be told
 * @param withheld whether it is not shown because people could be recognised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Indicator(
        String id,
        @Nullable Double value,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Long n,
        @Nullable Double low,
        @Nullable Double high,
        boolean withheld) {
    private static final int FEWEST_PEOPLE = 5;

    /**
     * The figure, or, where it tells of 1 to 4 people, that it is withheld.
     *
     * @param n the people behind the denominator
     * @param counted the people behind the numerator
     */
    static Indicator of(
            String id,
            @Nullable Double value,
            double numerator,
            double denominator,
            long n,
            long counted,
            @Nullable Double low,
            @Nullable Double high) {
        boolean tooFew = isTooFew(n) || isTooFew(counted) || isTooFew(n - counted);
        return tooFew
                ? new Indicator(id, null, null, null, null, null, null, true)
                : new Indicator(
                        id,
                        rounded(value),
                        rounded(numerator),
                        rounded(denominator),
                        n,
                        rounded(low),
                        rounded(high),
                        false);
    }

    /** A share of things that are no people. */
    static Indicator ofThings(String id, long numerator, long denominator, @Nullable Interval interval) {
        return new Indicator(
                id,
                denominator == 0 ? null : rounded((double) numerator / denominator),
                (double) numerator,
                (double) denominator,
                denominator,
                interval == null ? null : rounded(interval.low()),
                interval == null ? null : rounded(interval.high()),
                false);
    }

    private static boolean isTooFew(long people) {
        return people > 0 && people < FEWEST_PEOPLE;
    }

    static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Double.valueOf(Math.round(value * 10_000) / 10_000.0);
    }
}
