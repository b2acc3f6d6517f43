package ua.ismtr.indicators;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * What became of a request, as far as it is counted.
 *
 * @param plannedAt when it was first planned; null where it is not
 * @param deliveredAt when its training took place; null where it did not
 * @param endedAt when nothing more could come of it; null while it is open
 */
record Life(
        RequestId requestId,
        RegionId region,
        String center,
        List<TopicId> topics,
        int people,
        Instant submittedAt,
        @Nullable Instant plannedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant endedAt) {
    private static final double DAY = Duration.ofDays(1).toSeconds();

    /** The life of a request that counts; what is no request, or repeats another, has none. */
    static Optional<Life> of(StoredRequest stored) {
        boolean noise =
                stored.topics().equals(List.of(TopicId.NOT_A_REQUEST)) && stored.status() != Status.NEEDS_REVIEW;
        boolean ended =
                stored.status() == Status.DECLINED || stored.status().id().equals("withdrawn");
        if (noise || stored.mergedInto() != null) {
            return Optional.empty();
        }
        return Optional.of(new Life(
                stored.id(),
                stored.request().region(),
                stored.request().center().code(),
                stored.topics(),
                stored.request().participants(),
                stored.request().submittedAt(),
                first(stored, Status.PLANNED, Status.DELIVERED),
                stored.status() == Status.DELIVERED ? first(stored, Status.DELIVERED, Status.DELIVERED) : null,
                ended ? stored.history().getLast().at() : null));
    }

    private static @Nullable Instant first(StoredRequest stored, Status one, Status other) {
        return stored.history().stream()
                .filter(entry -> entry.status() == one || entry.status() == other)
                .map(HistoryEntry::at)
                .findFirst()
                .orElse(null);
    }

    /** The days from its submission to this time, not less than none. */
    double days(Instant time) {
        return Math.max(0, Duration.between(submittedAt, time).toSeconds() / DAY);
    }

    /** Whether it was answered by training, or will be. */
    boolean isAnswered() {
        return plannedAt != null && endedAt == null;
    }
}
