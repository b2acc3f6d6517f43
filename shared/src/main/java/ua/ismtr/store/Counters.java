package ua.ismtr.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.ismtr.domain.Cell;
import ua.ismtr.domain.Contribution;
import ua.ismtr.domain.RequestId;

/** The figures of each day, region and topic. */
public interface Counters {
    /**
     * A part of a cell as it was when read: a cell is split into shards when many write to it at once, and its figures
     * are the sums over them.
     *
     * @param version grows with each change, so of two states of the same shard the greater one is the newer
     */
    record Shard(Cell cell, int number, long version, Map<String, Long> figures) {}

    /**
     * Makes each request count as its contribution says, and no longer as it counted before. A contribution that is
     * not newer than what is counted changes nothing, so any call may be repeated, late or out of order.
     *
     * @return the requests that could not be counted now; all others are
     */
    Set<RequestId> count(List<Contribution> contributions);

    /** The shards that changed at or after this time, each in its present state, in no order. */
    List<Shard> changedSince(Instant time);
}
