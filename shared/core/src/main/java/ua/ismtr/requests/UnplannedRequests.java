package ua.ismtr.requests;

import java.util.List;
import java.util.Set;
import ua.ismtr.reference.RegionId;

/** The requests for which no training is planned yet. */
public interface UnplannedRequests {
    /** The oldest of these regions, at most {@code count}, the oldest first. */
    List<StoredRequest> oldest(Set<RegionId> regions, int count);
}
