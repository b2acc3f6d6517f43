package ua.ismtr.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.aws.Transactions;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.dashboard.Snapshots.Found;
import ua.ismtr.dashboard.Snapshots.Manifest;

/** Brings the snapshot up to date. */
public final class SnapshotWriter {

    private final CounterReader counters;
    private final Snapshots snapshots;
    private final Clock clock;

    public SnapshotWriter(CounterReader counters, Snapshots snapshots, Clock clock) {
        this.counters = counters;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Gives the months in which something changed a new version; writes nothing when nothing did. Of two of them at once
     * one is first, and the other begins again with what the first wrote. One that dies half-way has changed nothing.
     *
     * @return the months that were written
     */
    public Set<YearMonth> update() {
        return Transactions.retrying("the dashboard's snapshot", attempt -> tried());
    }

    /** None if another wrote meanwhile. */
    private Optional<Set<YearMonth>> tried() {
        Instant now = clock.instant();
        Optional<Found> newest = snapshots.newest();
        Optional<Manifest> manifest = newest.map(Found::manifest);
        Map<YearMonth, List<Shard>> changes =
                counters.changedSince(manifest.map(FiguresReader::changesSince).orElse(Instant.EPOCH)).stream()
                        .collect(Collectors.groupingBy(
                                shard -> YearMonth.from(shard.cell().day())));
        Map<YearMonth, List<Shard>> changed = new HashMap<>();
        for (Map.Entry<YearMonth, List<Shard>> change : changes.entrySet()) {
            YearMonth month = change.getKey();
            Figures figures = new Figures(now);
            Optional<String> version =
                    manifest.flatMap(one -> Optional.ofNullable(one.months().get(month)));
            if (version.isPresent()) {
                Optional<List<Shard>> shards = snapshots.month(month, version.get());
                if (shards.isEmpty()) {
                    return Optional.empty();
                }
                figures.add(shards.get());
            }
            if (figures.add(change.getValue())) {
                changed.put(month, figures.month(month));
            }
        }
        return changed.isEmpty() || snapshots.put(now, newest, changed)
                ? Optional.of(Set.copyOf(changed.keySet()))
                : Optional.empty();
    }
}
