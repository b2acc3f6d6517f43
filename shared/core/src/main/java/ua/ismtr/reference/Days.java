package ua.ismtr.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The one grammar of days and months that come from outside: {@code 2026-11-21} and {@code 2026-11}, from 2000 to 2100.
 * Java's own parsers also take signs, five-digit years and the year 0, on which arithmetic fails later.
 */
public final class Days {
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2100;

    private Days() {}

    /** The day with this text, if there is one. */
    public static Optional<LocalDate> parse(String text) {
        if (!hasForm(text, "0000-00-00")) {
            return Optional.empty();
        }
        return date(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    /** The month with this text, if there is one. */
    public static Optional<YearMonth> parseMonth(String text) {
        if (!hasForm(text, "0000-00")) {
            return Optional.empty();
        }
        return date(number(text, 0, 4), number(text, 5, 7), 1).map(YearMonth::from);
    }

    /** Whether the time is in the years of this system, 2000 to 2100, in Kyiv. */
    public static boolean covers(Instant time) {
        return covers(Kyiv.day(time).getYear());
    }

    private static boolean covers(int year) {
        return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        if (!covers(year)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the text has ASCII digits where the form has zeros, and else what the form has. */
    static boolean hasForm(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char wanted = form.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
