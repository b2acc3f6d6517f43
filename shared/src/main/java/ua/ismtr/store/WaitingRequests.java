package ua.ismtr.store;

import java.util.List;
import java.util.Set;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.StoredRequest;

/** The requests for which no training is planned yet. */
public interface WaitingRequests {
    /** The oldest of these regions, at most {@code count}, the oldest first. */
    List<StoredRequest> oldest(Set<RegionId> regions, int count);
}
