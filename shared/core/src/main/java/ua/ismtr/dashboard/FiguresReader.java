package ua.ismtr.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.dashboard.Snapshots.Manifest;

/**
 * Reads the figures as they are now: the snapshot, and over it what changed since. So a dashboard costs one small
 * object, the months that changed since this process read them last, and a few queries, however many requests there are.
 */
public final class FiguresReader {
    /**
     * How far before the snapshot's time changes are read again. It covers what the index of changes and the writers'
     * clocks may lag behind; reading a change twice does no harm.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private record Month(String version, List<Shard> shards) {}

    private final CounterReader counters;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Map<YearMonth, Month> cache = new ConcurrentHashMap<>();

    public FiguresReader(CounterReader counters, Snapshots snapshots, Clock clock) {
        this.counters = counters;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** The figures of the days from {@code from} to {@code to}, both included. */
    public Figures read(LocalDate from, LocalDate to) {
        Figures figures = new Figures(clock.instant());
        Optional<Manifest> manifest = snapshots.manifest();
        manifest.ifPresent(snapshot -> snapshot.months()
                .subMap(YearMonth.from(from), YearMonth.from(to).plusMonths(1))
                .forEach((month, version) -> figures.add(month(month, version))));
        figures.add(
                counters.changedSince(manifest.map(FiguresReader::changesSince).orElse(Instant.EPOCH)));
        return figures;
    }

    /** From when on changes must be read to complete this snapshot. */
    static Instant changesSince(Manifest snapshot) {
        return snapshot.asOf().minus(OVERLAP);
    }

    private List<Shard> month(YearMonth month, String version) {
        return cache.compute(
                        month,
                        (key, cached) -> cached != null && cached.version().equals(version)
                                ? cached
                                : new Month(version, snapshots.month(month)))
                .shards();
    }
}
