package ua.ismtr.dashboard;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import ua.ismtr.counters.CounterReader;

/**
 * The counters as they were at a moment, by month, so that a dashboard need not read what has not changed. What was
 * written never changes: a month that gets new figures gets a new version, which counts from the moment that a manifest
 * names it.
 */
public interface Snapshots {
    /**
     * What the snapshot holds.
     *
     * @param asOf all that was counted before this time is in it
     * @param months the version of each month
     */
    record Manifest(Instant asOf, SortedMap<YearMonth, String> months) {}

    /** A manifest as it was read, with the mark that tells it from every other. */
    record Found(Manifest manifest, String mark) {}

    /** The manifest of the newest snapshot, if there is one yet. */
    Optional<Found> newest();

    /** The counters of a month in this version; none if it was replaced long ago and is gone. */
    Optional<List<CounterReader.Shard>> month(YearMonth month, String version);

    /**
     * Writes the given months and then a manifest that names them, on the condition that the newest one is still
     * {@code previous}; the months that are not given stay as they are. Months whose manifest is not written are seen by
     * nobody.
     *
     * @return whether the manifest was written: not if another was faster
     */
    boolean put(Instant asOf, Optional<Found> previous, Map<YearMonth, List<CounterReader.Shard>> months);

    /** Deletes versions of months that were written before this time and that the newest manifest does not name. */
    void deleteReplaced(Instant before);
}
