package ua.ismtr.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as RFC 3339 writes them (section 5.6): seconds are needed, a fraction may have any number of digits, {@code T}
 * and {@code Z} may be small, an offset may be up to 23:59, and a leap second, which only the last minute of a day in UTC can have, is the second before it. What is finer
 * than a nanosecond is cut off.
 */
public final class Rfc3339 {
    private static final Pattern FORM = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]"
            + "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]++))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");

    private static final int SECONDS_A_DAY = 86_400;

    private Rfc3339() {}

    /** The time with this text, if it is one. */
    public static Optional<Instant> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(form, 1),
                    number(form, 2),
                    number(form, 3),
                    number(form, 4),
                    number(form, 5),
                    second(number(form, 6)),
                    nanos(form.group(7)));
            return offset(form)
                    .map(seconds -> local.toInstant(ZoneOffset.UTC).minusSeconds(seconds))
                    .filter(time -> number(form, 6) < 60 || isBeforeMidnight(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Leap seconds are the last ones of a day in UTC. */
    private static boolean isBeforeMidnight(Instant time) {
        return time.getEpochSecond() % SECONDS_A_DAY == SECONDS_A_DAY - 1;
    }

    private static int second(int second) {
        return second == 60 ? 59 : second;
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static Optional<Long> offset(Matcher form) {
        if (form.group(8) == null) {
            return Optional.of(0L);
        }
        int hours = number(form, 9);
        int minutes = number(form, 10);
        long seconds = hours * 3600L + minutes * 60L;
        return hours > 23 || minutes > 59
                ? Optional.empty()
                : Optional.of(form.group(8).equals("-") ? -seconds : seconds);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
