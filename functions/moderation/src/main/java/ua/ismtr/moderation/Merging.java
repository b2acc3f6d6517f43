package ua.ismtr.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.aws.Transactions;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Done;
import ua.ismtr.changes.RequestChanges.Lost;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * Makes two requests of one centre that say the same count once. The one that is merged stays as it is, with its author, and
 * can be separated again; to the platform it has the status of the other.
 */
final class Merging {
    /** So many requests are merged into one at most, so that what happens to it fits into a transaction. */
    private static final int MOST = 20;

    private final Requests requests;
    private final RequestChanges changes;
    private final StatusNotifier news;
    private final Clock clock;

    Merging(Requests requests, RequestChanges changes, StatusNotifier news, Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface MergeOutcome {}

    /** It is as wanted, and may have been before. */
    record Settled(StoredRequest now) implements MergeOutcome {}

    /** There is no such request that the caller may know of. */
    record Unknown() implements MergeOutcome {}

    /** These two cannot be merged. */
    record Impossible(String reason) implements MergeOutcome {}

    /** Counts the request with the other one. */
    MergeOutcome merge(Caller caller, RequestId id, RequestId into) {
        return Transactions.retrying(id + " with " + into, attempt -> tryToMerge(caller, id, into));
    }

    private Optional<MergeOutcome> tryToMerge(Caller caller, RequestId id, RequestId into) {
        Optional<StoredRequest> one = find(caller, id);
        Optional<StoredRequest> other = find(caller, into);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.of(new Unknown());
        }
        if (into.equals(one.get().mergedInto())) {
            return Optional.of(new Settled(one.get()));
        }
        Optional<String> reason = obstacle(one.get(), other.get());
        if (reason.isPresent()) {
            return Optional.of(new Impossible(reason.get()));
        }
        List<RequestId> merged = new ArrayList<>(other.get().merged());
        merged.add(id);
        return change(caller, Action.MERGE, one.get(), other.get(), into, merged)
                .map(Settled::new);
    }

    /** Counts the request by itself again. */
    MergeOutcome separate(Caller caller, RequestId id) {
        return Transactions.retrying(id + " by itself", attempt -> tryToSeparate(caller, id));
    }

    private Optional<MergeOutcome> tryToSeparate(Caller caller, RequestId id) {
        Optional<StoredRequest> one = find(caller, id);
        if (one.isEmpty()) {
            return Optional.of(new Unknown());
        }
        RequestId into = one.get().mergedInto();
        if (into == null) {
            return Optional.of(new Settled(one.get()));
        }
        StoredRequest other = requests.find(into).orElseThrow();
        List<RequestId> merged = new ArrayList<>(other.merged());
        merged.remove(id);
        return change(caller, Action.UNMERGE, one.get(), other, null, merged).map(Settled::new);
    }

    private Optional<StoredRequest> find(Caller caller, RequestId id) {
        return requests.find(id).filter(stored -> caller.sees(stored.request().region()));
    }

    private static Optional<String> obstacle(StoredRequest one, StoredRequest other) {
        if (one.id().equals(other.id())) {
            return Optional.of("A request cannot be merged into itself");
        }
        if (!one.request().isOfCenterOf(other.request())) {
            return Optional.of("Requests of different centres are different needs");
        }
        if (!other.status().standsForANeed()) {
            return Optional.of("The other is " + other.status() + ": the need of this one would be lost");
        }
        if (other.status() != Status.NEEDS_REVIEW && other.topics().contains(TopicId.NOT_A_REQUEST)) {
            return Optional.of("The other asks for nothing: the need of this one would be lost");
        }
        if (!one.status().standsForANeed()) {
            return Optional.of("It is " + one.status() + " already");
        }
        if (one.mergedInto() != null) {
            return Optional.of("It is merged into " + one.mergedInto() + " already");
        }
        if (one.event() != null) {
            return Optional.of("It is in event " + one.event() + ": take it out of its event first");
        }
        if (other.mergedInto() != null) {
            return Optional.of("The other is itself merged into " + other.mergedInto());
        }
        if (!one.merged().isEmpty()) {
            return Optional.of("Others are merged into it; separate them first or merge the other way round");
        }
        return other.merged().size() < MOST
                ? Optional.empty()
                : Optional.of("The other has " + MOST + " merged into it already");
    }

    /** Both requests in their next version; empty where another was faster. */
    private Optional<StoredRequest> change(
            Caller caller,
            Action action,
            StoredRequest one,
            StoredRequest other,
            @Nullable RequestId into,
            List<RequestId> merged) {
        Instant now = clock.instant();
        String verb = into == null ? "separated from " : "merged into ";
        StoredRequest oneAfter =
                one.withMergedInto(into).next(one.status(), caller.signature(), verb + other.id(), now);
        String passive = into == null ? " was separated from it" : " was merged into it";
        StoredRequest otherAfter =
                other.withMerged(merged).next(other.status(), caller.signature(), one.id() + passive, now);
        List<PlatformMessage> told = into == null ? news.ofSeparated(oneAfter, other) : news.ofMerged(one, otherAfter);
        List<Step> steps = List.of(new Step(one, oneAfter), new Step(other, otherAfter));
        List<AuditLog.Entry> entries =
                steps.stream().map(step -> entry(caller, action, step)).toList();
        Change change = new Change(steps, entries, Optional.empty(), told, Optional.empty());
        return switch (changes.change(change)) {
            case Done() -> {
                news.tell(told);
                yield Optional.of(oneAfter);
            }
            case Lost(RequestId id) -> Optional.empty();
        };
    }

    private static AuditLog.Entry entry(Caller caller, Action action, Step step) {
        return AuditLog.Entry.of(
                step.after().updatedAt(),
                caller.sub(),
                action,
                step.after().id().value(),
                Review.state(step.before(), null),
                Review.state(step.after(), null));
    }
}
