package ua.ismtr.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterReader.Shard;

/** The counters of some months at a moment: the newest state of each shard that was added. */
public final class Figures {
    private record Key(CounterKey cell, int number) {}

    private final Instant asOf;
    private final Map<YearMonth, Map<Key, Shard>> months = new HashMap<>();

    /** No figures yet; whoever adds some promises that all counted before {@code asOf} will be in them. */
    public Figures(Instant asOf) {
        this.asOf = asOf;
    }

    public Instant asOf() {
        return asOf;
    }

    /** Adds the shards, but where a newer state of the same one is there already; answers whether any was added. */
    public boolean add(List<Shard> shards) {
        boolean added = false;
        for (Shard shard : shards) {
            Map<Key, Shard> month =
                    months.computeIfAbsent(YearMonth.from(shard.cell().day()), key -> new HashMap<>());
            Key key = new Key(shard.cell(), shard.number());
            Shard present = month.get(key);
            if (present == null || present.version() < shard.version()) {
                month.put(key, shard);
                added = true;
            }
        }
        return added;
    }

    /** The shards of a month, in no order. */
    public List<Shard> month(YearMonth month) {
        return List.copyOf(months.getOrDefault(month, Map.of()).values());
    }

    /** Shows every shard of the days from {@code from} to {@code to}, both included, in no order. */
    public void each(LocalDate from, LocalDate to, Consumer<Shard> action) {
        List<YearMonth> wanted = new ArrayList<>();
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            wanted.add(month);
        }
        for (YearMonth month : wanted) {
            for (Shard shard : months.getOrDefault(month, Map.of()).values()) {
                LocalDate day = shard.cell().day();
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    action.accept(shard);
                }
            }
        }
    }
}
