package ua.ismtr.counters;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads the figures of each day, region and topic. */
public interface CounterReader {
    /**
     * A part of a cell as it was when read: a cell is split into shards when many write to it at once, and its figures
     * are the sums over them.
     *
     * @param version grows with each change, so of two states of the same shard the greater one is the newer
     */
    record Shard(CounterKey cell, int number, long version, Map<String, Long> figures) {}

    /** The shards of the days and regions in which something changed at or after this time, each in its present state, in no order. */
    List<Shard> changedSince(Instant time);

    /** A shard, and when it changed last. */
    record Dated(Shard shard, Instant changedAt) {}

    /** Every shard there is, read consistently, in no order. It reads the whole table: not for anything that people wait for. */
    List<Dated> all();
}
