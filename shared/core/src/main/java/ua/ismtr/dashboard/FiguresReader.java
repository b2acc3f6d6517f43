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
import ua.ismtr.dashboard.Snapshots.Found;
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

    private static final int ATTEMPTS = 3;

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
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Figures> figures = tried(from, to);
            if (figures.isPresent()) {
                return figures.get();
            }
        }
        throw new IllegalStateException("The dashboard's snapshot names a month that is not there");
    }

    /** None if a month was replaced and deleted since its manifest was read. */
    private Optional<Figures> tried(LocalDate from, LocalDate to) {
        Figures figures = new Figures(clock.instant());
        Optional<Manifest> manifest = snapshots.newest().map(Found::manifest);
        if (manifest.isPresent()) {
            Map<YearMonth, String> wanted = manifest.get()
                    .months()
                    .subMap(YearMonth.from(from), YearMonth.from(to).plusMonths(1));
            for (Map.Entry<YearMonth, String> month : wanted.entrySet()) {
                Optional<List<Shard>> shards = month(month.getKey(), month.getValue());
                if (shards.isEmpty()) {
                    return Optional.empty();
                }
                figures.add(shards.get());
            }
        }
        figures.add(
                counters.changedSince(manifest.map(FiguresReader::changesSince).orElse(Instant.EPOCH)));
        return Optional.of(figures);
    }

    /** From when on changes must be read to complete this snapshot. */
    static Instant changesSince(Manifest snapshot) {
        return snapshot.asOf().minus(OVERLAP);
    }

    private Optional<List<Shard>> month(YearMonth month, String version) {
        return Optional.ofNullable(cache.compute(
                        month,
                        (key, cached) -> cached != null && cached.version().equals(version)
                                ? cached
                                : snapshots
                                        .month(month, version)
                                        .map(shards -> new Month(version, shards))
                                        .orElse(null)))
                .map(Month::shards);
    }
}
