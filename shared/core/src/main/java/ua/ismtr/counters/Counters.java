package ua.ismtr.counters;

import java.util.List;
import java.util.Set;
import ua.ismtr.requests.RequestId;

/** Counts requests into the figures of each day, region and topic. */
public interface Counters {
    /**
     * Makes each request count as its contribution says, and no longer as it counted before. A contribution that is
     * not newer than what is counted changes nothing, so any call may be repeated, late or out of order.
     *
     * @return the requests that could not be counted now; all others are
     */
    Set<RequestId> count(List<Contribution> contributions);
}
