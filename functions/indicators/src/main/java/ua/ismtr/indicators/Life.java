package ua.ismtr.indicators;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.History;
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
 * @param course whether there is a course on one of its topics that can be begun at any time
 * @param imported whether it was an old letter, which did not wait for us
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
        @Nullable Instant endedAt,
        boolean course,
        boolean imported) {
    private static final double DAY = Duration.ofDays(1).toSeconds();

    /**
     * The life of a request that counts; what is no request, repeats another or was taken back has none.
     *
     * @param history where the steps of an answered request are read
     * @param taught the topics of the courses that can be begun at any time
     */
    static Optional<Life> of(StoredRequest stored, History history, Set<TopicId> taught) {
        if (!stored.counts()) {
            return Optional.empty();
        }
        Status status = stored.status();
        boolean answered = status == Status.PLANNED || status == Status.DELIVERED;
        List<HistoryEntry> steps = answered ? history.of(stored) : List.of();
        @Nullable Instant ended = status == Status.DECLINED ? declined(stored, history) : null;
        return Optional.of(new Life(
                stored.id(),
                stored.request().region(),
                stored.request().center().code(),
                stored.topics(),
                stored.request().participants(),
                stored.request().submittedAt(),
                first(steps, Set.of(Status.PLANNED, Status.DELIVERED)),
                status == Status.DELIVERED ? first(steps, Set.of(Status.DELIVERED)) : null,
                ended,
                !Collections.disjoint(stored.topics(), taught),
                stored.wasImported()));
    }

    /** When it was declined; steps that came later and left it so change nothing of that. */
    private static Instant declined(StoredRequest stored, History history) {
        Instant at = stored.step().at();
        for (HistoryEntry step : history.of(stored).reversed()) {
            if (step.status() != Status.DECLINED) {
                break;
            }
            at = step.at();
        }
        return at;
    }

    private static @Nullable Instant first(List<HistoryEntry> steps, Set<Status> statuses) {
        return steps.stream()
                .filter(step -> statuses.contains(step.status()))
                .map(HistoryEntry::at)
                .findFirst()
                .orElse(null);
    }

    /** The days from its submission to this time, not less than none. */
    double days(Instant time) {
        return Math.max(0, Duration.between(submittedAt, time).toSeconds() / DAY);
    }

    /** What names its centre: codes are unique within a region only. */
    String centerName() {
        return region + "/" + center;
    }

    /** Whether it was answered by training, or will be. */
    boolean isAnswered() {
        return plannedAt != null && endedAt == null;
    }
}
