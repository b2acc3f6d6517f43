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
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CounterReader.Shard;
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
     * Rewrites the months in which something changed; writes nothing when nothing did. Two of them at once, or one that
     * dies half-way, leave a snapshot that the next one completes: each looks back over the changes of some minutes.
     *
     * @return the months that were written
     */
    public Set<YearMonth> update() {
        Instant now = clock.instant();
        Optional<Manifest> manifest = snapshots.manifest();
        Map<YearMonth, List<Shard>> changes =
                counters.changedSince(manifest.map(FiguresReader::changesSince).orElse(Instant.EPOCH)).stream()
                        .collect(Collectors.groupingBy(
                                shard -> YearMonth.from(shard.cell().day())));
        Map<YearMonth, List<Shard>> changed = new HashMap<>();
        changes.forEach((month, shards) -> {
            Figures figures = new Figures(now);
            if (manifest.isPresent() && manifest.get().months().containsKey(month)) {
                figures.add(snapshots.month(month));
            }
            if (figures.add(shards)) {
                changed.put(month, figures.month(month));
            }
        });
        if (!changed.isEmpty()) {
            snapshots.put(now, manifest, changed);
        }
        return Set.copyOf(changed.keySet());
    }
}
