package ua.ismtr.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The civil time of Ukraine: what a day and a week are. */
public final class Kyiv {
    public static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");

    private Kyiv() {}

    /** The calendar day of this instant in Kyiv. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
