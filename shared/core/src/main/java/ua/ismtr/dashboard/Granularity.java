package ua.ismtr.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Over how much time a point of the dynamics goes. */
public enum Granularity {
    DAY,
    WEEK,
    MONTH;

    private static final int MOST_DAYS = 92;
    private static final int MOST_DAYS_IN_WEEKS = 400;

    /** The granularity at which a time of so many days can be read. */
    static Granularity of(long days) {
        if (days <= MOST_DAYS) {
            return DAY;
        }
        return days <= MOST_DAYS_IN_WEEKS ? WEEK : MONTH;
    }

    /** The first day of the point that this day belongs to: weeks begin on Monday (ISO 8601). */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
