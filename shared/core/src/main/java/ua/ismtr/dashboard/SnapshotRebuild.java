package ua.ismtr.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.aws.Transactions;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CounterReader.Dated;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.dashboard.Snapshots.Found;

/** Compares the snapshot with the table that it is made of, and mends what differs. */
public final class SnapshotRebuild {

    /** Versions of months are kept so long after they were written, whoever may still read or be about to name them. */
    private static final Duration KEPT = Duration.ofDays(1);

    private record Key(CounterKey cell, int number) {
        static Key of(Shard shard) {
            return new Key(shard.cell(), shard.number());
        }
    }

    /** A wrong shard: how the snapshot has it, and how the table does; null where there is none. */
    private record Wrong(@Nullable Shard seen, @Nullable Shard right) {}

    private final CounterReader counters;
    private final Snapshots snapshots;
    private final Clock clock;

    public SnapshotRebuild(CounterReader counters, Snapshots snapshots, Clock clock) {
        this.counters = counters;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Makes the snapshot what the table is, and deletes versions of months that were replaced. What the table gained since
     * the snapshot is no difference: readers add it themselves. It may run beside writers of the snapshot.
     *
     * @return the months that had wrong figures, and have right ones now
     */
    public Set<YearMonth> rebuild() {
        Map<YearMonth, Map<Key, Wrong>> wrong =
                snapshots.newest().map(this::compare).orElse(Map.of());
        if (!wrong.isEmpty()) {
            mend(wrong);
        }
        snapshots.deleteReplaced(clock.instant().minus(KEPT));
        return new TreeSet<>(wrong.keySet());
    }

    private Map<YearMonth, Map<Key, Wrong>> compare(Found snapshot) {
        Map<YearMonth, List<Dated>> table = counters.all().stream()
                .collect(Collectors.groupingBy(
                        dated -> YearMonth.from(dated.shard().cell().day())));
        Set<YearMonth> months = new HashSet<>(table.keySet());
        months.addAll(snapshot.manifest().months().keySet());
        Instant readAnyway = FiguresReader.changesSince(snapshot.manifest());
        Map<YearMonth, Map<Key, Wrong>> wrong = new HashMap<>();
        for (YearMonth month : months) {
            Map<Key, Wrong> ofMonth =
                    compare(byKey(month(snapshot, month)), table.getOrDefault(month, List.of()), readAnyway);
            if (!ofMonth.isEmpty()) {
                wrong.put(month, ofMonth);
            }
        }
        return wrong;
    }

    private static Map<Key, Wrong> compare(Map<Key, Shard> seen, List<Dated> table, Instant readAnyway) {
        Map<Key, Wrong> wrong = new HashMap<>();
        seen.forEach((key, shard) -> wrong.put(key, new Wrong(shard, null)));
        for (Dated dated : table) {
            Shard right = dated.shard();
            Key key = Key.of(right);
            Shard shown = seen.get(key);
            boolean newer = shown == null || shown.version() < right.version();
            if (newer ? dated.changedAt().isBefore(readAnyway) : !right.equals(shown)) {
                wrong.put(key, new Wrong(shown, right));
            } else {
                wrong.remove(key);
            }
        }
        return wrong;
    }

    /** What another writer gave a shard meanwhile stays: it came from the table too. */
    private void mend(Map<YearMonth, Map<Key, Wrong>> wrong) {
        Transactions.retrying("the dashboard's snapshot", attempt -> {
            Found newest = snapshots.newest().orElseThrow(() -> new IllegalStateException("The snapshot is gone"));
            Map<YearMonth, List<Shard>> mended = new HashMap<>();
            wrong.forEach((month, shards) -> mended.put(month, mended(byKey(month(newest, month)), shards)));
            return snapshots.put(newest.manifest().asOf(), Optional.of(newest), mended)
                    ? Optional.of(mended.keySet())
                    : Optional.empty();
        });
    }

    private static List<Shard> mended(Map<Key, Shard> month, Map<Key, Wrong> wrong) {
        Map<Key, Shard> mended = new HashMap<>(month);
        wrong.forEach((key, one) -> {
            Shard right = one.right();
            if (Objects.equals(month.get(key), one.seen())) {
                if (right == null) {
                    mended.remove(key);
                } else {
                    mended.put(key, right);
                }
            }
        });
        return new ArrayList<>(mended.values());
    }

    private List<Shard> month(Found snapshot, YearMonth month) {
        return Optional.ofNullable(snapshot.manifest().months().get(month))
                .flatMap(version -> snapshots.month(month, version))
                .orElse(List.of());
    }

    private static Map<Key, Shard> byKey(List<Shard> shards) {
        return shards.stream().collect(Collectors.toMap(Key::of, Function.identity()));
    }
}
