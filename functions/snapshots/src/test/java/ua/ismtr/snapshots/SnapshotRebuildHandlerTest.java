package ua.ismtr.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterName;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.CounterReader.Dated;
import ua.ismtr.counters.CounterReader.Shard;
import ua.ismtr.dashboard.SnapshotRebuild;
import ua.ismtr.dashboard.Snapshots;
import ua.ismtr.reference.RegionId;

class SnapshotRebuildHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Shard OF_OCTOBER = shard(OCTOBER.atDay(5), 7);
    private static final Shard OF_NOVEMBER = shard(NOVEMBER.atDay(5), 9);

    private final InMemory snapshots = new InMemory();
    private final SnapshotRebuildHandler handler =
            new SnapshotRebuildHandler(new SnapshotRebuild(new Table(), snapshots, Clock.fixed(NOW, ZoneOffset.UTC)));

    @Test
    void failsAndNamesTheMonthsThatItMendedSoThatTheAlarmRingsAndNoMore() {
        snapshots.put(NOW, Optional.empty(), Map.of(OCTOBER, List.of(OF_OCTOBER), NOVEMBER, List.of()));
        assertThatThrownBy(this::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2026-11")
                .hasMessageNotContaining("2026-10");
        assertThat(snapshots.newestOf(NOVEMBER)).containsExactly(OF_NOVEMBER);
        run();
        assertThat(snapshots.newestOf(OCTOBER)).containsExactly(OF_OCTOBER);
    }

    @Test
    void findsNothingToMendWhereThereIsNoSnapshotYet() {
        run();
        assertThat(snapshots.newest()).isEmpty();
    }

    private void run() {
        handler.handleRequest(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), null);
    }

    private static Shard shard(LocalDate day, long requests) {
        return new Shard(
                new CounterKey(day, new RegionId("UA-46"), null), 0, 1, Map.of(CounterName.REQUESTS, requests));
    }

    /** What was counted long before. */
    private static final class Table implements CounterReader {
        @Override
        public List<Shard> changedSince(Instant time) {
            return List.of();
        }

        @Override
        public List<Dated> all() {
            Instant before = NOW.minus(Duration.ofDays(1));
            return List.of(new Dated(OF_OCTOBER, before), new Dated(OF_NOVEMBER, before));
        }
    }

    /** Snapshots that one process writes. */
    private static final class InMemory implements Snapshots {
        private final Map<String, List<Shard>> versions = new HashMap<>();
        private @Nullable Found newest;

        @Override
        public Optional<Found> newest() {
            return Optional.ofNullable(newest);
        }

        @Override
        public Optional<List<Shard>> month(YearMonth month, String version) {
            return Optional.ofNullable(versions.get(version));
        }

        @Override
        public boolean put(Instant asOf, Optional<Found> previous, Map<YearMonth, List<Shard>> months) {
            SortedMap<YearMonth, String> named = new TreeMap<>();
            previous.ifPresent(found -> named.putAll(found.manifest().months()));
            months.forEach((month, shards) -> {
                String version = month + "/" + versions.size();
                versions.put(version, shards);
                named.put(month, version);
            });
            newest = new Found(new Manifest(asOf, named), Integer.toString(versions.size()));
            return true;
        }

        @Override
        public void deleteReplaced(Instant before) {
            // All versions are kept.
        }

        List<Shard> newestOf(YearMonth month) {
            String version = newest().orElseThrow().manifest().months().get(month);
            return month(month, Objects.requireNonNull(version)).orElseThrow();
        }
    }
}
