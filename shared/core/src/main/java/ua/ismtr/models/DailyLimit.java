package ua.ismtr.models;

import java.time.LocalDate;

/** Counts what may be done only so often a day, over all processes. */
public interface DailyLimit {
    /** Takes one of the day's {@code most}; false if none is left. */
    boolean take(LocalDate day, int most);
}
