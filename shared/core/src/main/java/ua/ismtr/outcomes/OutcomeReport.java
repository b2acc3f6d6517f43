package ua.ismtr.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The indicators of the whole country for the requests of some days. */
public record OutcomeReport(Instant asOf, LocalDate from, LocalDate to, List<Figure> figures) {
    /**
     * An indicator that may be shown.
     *
     * @param unit {@code days} or {@code share}
     * @param title by language
     * @param low with {@code high} the 95 % interval; null where it cannot be told
     */
    public record Figure(
            String id,
            String unit,
            Map<String, String> title,
            double value,
            @Nullable Double low,
            @Nullable Double high) {}
}
