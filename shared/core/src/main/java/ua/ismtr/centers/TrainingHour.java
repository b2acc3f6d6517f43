package ua.ismtr.centers;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.Kyiv;

/** The hour of the week that a centre keeps free for training, by the clocks in Kyiv; its text form is {@code wednesday 14:00}. */
public record TrainingHour(DayOfWeek day, LocalTime start) implements Identifier {

    /** The hour with this text form, if there is one. */
    public static Optional<TrainingHour> parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2 || !parts[1].matches("[0-2][0-9]:[0-5][0-9]")) {
            return Optional.empty();
        }
        try {
            LocalTime start = LocalTime.parse(parts[1]);
            return Arrays.stream(DayOfWeek.values())
                    .filter(day -> name(day).equals(parts[0]))
                    .findFirst()
                    .map(day -> new TrainingHour(day, start));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** When it begins next, at this time or later. */
    public Instant next(Instant from) {
        ZonedDateTime kyiv = from.atZone(Kyiv.ZONE);
        ZonedDateTime on = kyiv.with(TemporalAdjusters.nextOrSame(day)).with(start);
        return (on.isBefore(kyiv) ? on.plusWeeks(1) : on).toInstant();
    }

    @Override
    public String value() {
        return name(day) + " " + start;
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value();
    }
}
