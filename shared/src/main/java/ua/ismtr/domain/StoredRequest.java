package ua.ismtr.domain;

import java.time.Instant;
import java.util.List;

/**
 * A request with all that is known of it but personal data.
 *
 * @param version grows by one with each change, from 1
 * @param history oldest first
 */
public record StoredRequest(
        TrainingRequest request,
        Status status,
        Classification classification,
        List<HistoryEntry> history,
        long version,
        Instant updatedAt) {

    /** A request as it is when its topics have just been named. */
    public static StoredRequest classified(TrainingRequest request, Classification classification, Instant now) {
        Status status = classification.certain() ? Status.CLASSIFIED : Status.NEEDS_REVIEW;
        List<TopicId> topics =
                classification.topics().stream().map(TopicScore::topic).toList();
        HistoryEntry first = new HistoryEntry(now, classification.classifiedBy(), status, topics, null);
        return new StoredRequest(request, status, classification, List.of(first), 1, now);
    }

    /** The topics it counts under, best first. */
    public List<TopicId> topics() {
        return classification.topics().stream().map(TopicScore::topic).toList();
    }

    /** What it adds to the counters as it is now. */
    public Contribution contribution() {
        return new Contribution(
                request.id(),
                version,
                request.day(),
                request.region(),
                request.center().code(),
                topics(),
                status,
                request.format(),
                request.role(),
                request.participants());
    }
}
