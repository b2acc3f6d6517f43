package ua.ismtr.counters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.aws.Clients;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestList;

/** Holds the counters to what they are made of: the stored requests. */
public interface Reconciliation {
    /** That of these lists and counters. */
    static Reconciliation in(
            Clients clients, RequestList list, Counters counters, String cells, String contributions, Clock clock) {
        return new DynamoReconciliation(clients.dynamo(), list, counters, cells, contributions, clock);
    }

    /** A figure that is not what the requests of that day add up to; of all requests where {@code topic} is null. */
    record Difference(
            RegionId region, LocalDate day, @Nullable TopicId topic, String figure, long counted, long expected) {}

    /**
     * What was found.
     *
     * @param requests how many requests were looked at
     * @param uncounted requests whose newest version is not counted: on their way, or lost on it
     * @param mended whether all of it is right now
     * @param whole whether there was time for all of it; the same call goes on with the rest otherwise
     */
    record Report(
            long requests, List<RequestId> uncounted, List<Difference> differences, boolean mended, boolean whole) {}

    /**
     * Adds up the requests of a region and month and compares. What seems wrong is looked at again until nobody changed
     * anything while it was, so traffic makes no false alarm.
     *
     * @param mend whether to make it right as well; that is safe while others count, and counts nothing twice
     * @param until when to stop mending: what is mended by then stays so, and each call gets some of it done
     */
    Report check(RegionId region, YearMonth month, boolean mend, Instant until);
}
