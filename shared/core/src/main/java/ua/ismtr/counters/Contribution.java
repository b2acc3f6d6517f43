package ua.ismtr.counters;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * What one request, in one version of it, adds to the counters.
 *
 * @param merged whether it repeats another request and is counted there alone
 */
public record Contribution(
        RequestId requestId,
        long version,
        LocalDate day,
        RegionId region,
        String center,
        List<TopicId> topics,
        Status status,
        Format format,
        JobTitle role,
        int participants,
        boolean merged) {

    /** A message or an item that lacks one of these is none. */
    public Contribution {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(center, "center");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(role, "role");
        topics = List.copyOf(topics);
    }

    /** What the request adds to the counters as it is now. */
    public static Contribution of(StoredRequest stored) {
        return new Contribution(
                stored.id(),
                stored.version(),
                stored.request().day(),
                stored.request().region(),
                stored.request().center().code(),
                stored.topics(),
                stored.status(),
                stored.request().format(),
                stored.request().role(),
                stored.request().participants(),
                stored.mergedInto() != null);
    }
}
