package ua.ismtr.models;

import java.time.LocalDate;
import ua.ismtr.aws.Clients;

/** Counts what may be done only so often a day, over all processes. */
public interface DailyLimit {
    /** The limit of this name in this table. */
    static DailyLimit in(Clients clients, String table, String name) {
        return new DynamoDailyLimit(clients.dynamo(), table, name);
    }

    /** Takes one of the day's {@code most}; false if none is left. */
    boolean take(LocalDate day, int most);
}
