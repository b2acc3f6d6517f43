package ua.ismtr.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;

/**
 * A request with all that is known of it but personal data.
 *
 * @param history oldest first
 * @param version grows by one with each change, from 1
 * @param mergedInto the request that it repeats and is counted with, if a moderator said so
 * @param merged the requests that repeat this one
 * @param event the training event that it is in, if it is in one
 */
public record StoredRequest(
        TrainingRequest request,
        Status status,
        Classification classification,
        List<HistoryEntry> history,
        long version,
        Instant updatedAt,
        @Nullable RequestId mergedInto,
        List<RequestId> merged,
        @Nullable EventId event) {

    public StoredRequest {
        merged = Objects.requireNonNullElse(merged, List.of());
    }

    /** A request as it is when its topics have just been named. */
    public static StoredRequest classified(TrainingRequest request, Classification classification, Instant now) {
        Status status = classification.certain() ? Status.CLASSIFIED : Status.NEEDS_REVIEW;
        List<TopicId> topics =
                classification.topics().stream().map(TopicScore::topic).toList();
        HistoryEntry first = new HistoryEntry(now, classification.classifiedBy(), status, topics, null);
        return new StoredRequest(request, status, classification, List.of(first), 1, now, null, List.of(), null);
    }

    public RequestId id() {
        return request.id();
    }

    /** The topics it counts under, best first. */
    public List<TopicId> topics() {
        return classification.topics().stream().map(TopicScore::topic).toList();
    }

    /** The same request with the topics that a person named; the words that decided stay with the topics that do. */
    public StoredRequest withTopics(List<TopicId> topics, String by) {
        Map<TopicId, List<String>> reasons = new HashMap<>(classification.reasons());
        reasons.keySet().retainAll(topics);
        Classification named = new Classification(
                topics.stream().map(topic -> new TopicScore(topic, 1.0)).toList(), true, by, reasons);
        return new StoredRequest(request, status, named, history, version, updatedAt, mergedInto, merged, event);
    }

    /** The next version, with a step in its history that says who brought it to this status, when and why. */
    public StoredRequest next(Status newStatus, String by, @Nullable String note, Instant now) {
        List<HistoryEntry> longer = new ArrayList<>(history);
        longer.add(new HistoryEntry(now, by, newStatus, topics(), note));
        return new StoredRequest(
                request, newStatus, classification, List.copyOf(longer), version + 1, now, mergedInto, merged, event);
    }

    /** The same request as one that repeats another, or, with null, as one that repeats none. */
    public StoredRequest withMergedInto(@Nullable RequestId other) {
        return new StoredRequest(request, status, classification, history, version, updatedAt, other, merged, event);
    }

    /** The same request with others that repeat it. */
    public StoredRequest withMerged(List<RequestId> others) {
        return new StoredRequest(
                request, status, classification, history, version, updatedAt, mergedInto, List.copyOf(others), event);
    }

    /** The same request in a training event, or, with null, in none. */
    public StoredRequest withEvent(@Nullable EventId newEvent) {
        return new StoredRequest(
                request, status, classification, history, version, updatedAt, mergedInto, merged, newEvent);
    }

    /** Whether a training may be planned for it: it counts by itself, asks for something, and nothing is decided yet. */
    public boolean open() {
        return mergedInto == null
                && (status == Status.CLASSIFIED || status == Status.NEEDS_REVIEW)
                && !topics().contains(TopicId.NOT_A_REQUEST);
    }
}
