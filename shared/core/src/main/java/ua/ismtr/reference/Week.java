package ua.ismtr.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** A calendar week in Kyiv, Monday to Sunday; its text form is that of ISO 8601, such as {@code 2026-W47}. */
public record Week(LocalDate monday) implements Comparable<Week> {
    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("A week begins on Monday, not on " + monday);
        }
    }

    /** The week that this day belongs to. */
    public static Week of(LocalDate day) {
        return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The last week that is over in Kyiv at this time. */
    public static Week lastEnded(Instant now) {
        return of(Kyiv.day(now)).plus(-1);
    }

    /** The week with this text form, from 2000 to 2100, if there is one. */
    public static Optional<Week> parse(String text) {
        if (!Days.hasForm(text, "0000-W00")) {
            return Optional.empty();
        }
        int year = Days.number(text, 0, 4);
        int week = Days.number(text, 6, 8);
        if (year < 2000 || year > 2100 || week < 1) {
            return Optional.empty();
        }
        // The 4th of January is always in the first week of its year (ISO 8601).
        Week found = of(LocalDate.of(year, 1, 4)).plus(week - 1);
        return found.monday.get(IsoFields.WEEK_BASED_YEAR) == year ? Optional.of(found) : Optional.empty();
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** So many weeks later, or earlier where the number is negative. */
    public Week plus(int weeks) {
        return new Week(monday.plusWeeks(weeks));
    }

    @Override
    public int compareTo(Week other) {
        return monday.compareTo(other.monday);
    }

    @Override
    public String toString() {
        return "%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
