package ua.ismtr.dashboard;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import ua.ismtr.counters.CounterReader;

/** The counters as they were at a moment, by month, so that a dashboard need not read what has not changed. */
public interface Snapshots {
    /**
     * What the snapshot holds.
     *
     * @param asOf all that was counted before this time is in it
     * @param months the version of each month, which changes when its figures do
     */
    record Manifest(Instant asOf, SortedMap<YearMonth, String> months) {}

    /** The manifest of the newest snapshot, if there is one yet. */
    Optional<Manifest> manifest();

    /** The counters of a month that the manifest names. */
    List<CounterReader.Shard> month(YearMonth month);

    /**
     * Replaces the given months and then the manifest; the months that are not given stay as they are.
     *
     * @return the new manifest
     */
    Manifest put(Instant asOf, Optional<Manifest> previous, Map<YearMonth, List<CounterReader.Shard>> months);
}
