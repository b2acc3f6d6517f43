package ua.ismtr.domain;

import java.time.LocalDate;
import java.util.List;

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
        Role role,
        int participants,
        boolean merged) {}
