package ua.ismtr.moderation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Done;
import ua.ismtr.changes.RequestChanges.Lost;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.models.Correction;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.DynamoErasure;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/** What a moderator decides about one request: its topics, and where it goes from here. */
final class Review {
    private final Requests requests;
    private final RequestChanges changes;
    private final StatusNotifier news;
    private final DynamoErasure originals;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    /** @param originals where notes are kept as they were written */
    Review(Requests requests, RequestChanges changes, StatusNotifier news, DynamoErasure originals, Clock clock) {
        this.originals = originals;
        this.requests = requests;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A decision; at least one of its parts is there.
     *
     * @param topics what it asks for, best first; null: as before
     * @param status where it goes; null: where the topics bring it
     * @param note why, for those who decide about requests
     * @param reason why, in words for the author
     */
    record Decision(
            @Nullable List<TopicId> topics,
            @Nullable Status status,
            @Nullable String note,
            @Nullable String reason) {}

    /** What came of it. */
    sealed interface ReviewOutcome {}

    /** The request is as decided. */
    record Decided(StoredRequest now) implements ReviewOutcome {}

    /** There is no such request that the caller may know of. */
    record Unknown() implements ReviewOutcome {}

    /** It was changed by another since the caller saw it; nothing happened. */
    record Outdated(StoredRequest now) implements ReviewOutcome {}

    /** It cannot go there; nothing happened. */
    record Refused(List<BrokenRule> brokenRules) implements ReviewOutcome {}

    /** Decides about the request if it is still in a version that the caller expects. */
    ReviewOutcome decide(Caller caller, RequestId id, Predicate<StoredRequest> expected, Decision decision) {
        Optional<StoredRequest> stored =
                requests.find(id).filter(one -> caller.sees(one.request().region()));
        if (stored.isEmpty()) {
            return new Unknown();
        }
        StoredRequest before = stored.get();
        if (!expected.test(before)) {
            return new Outdated(before);
        }
        if (before.mergedInto() != null) {
            return refused("", "is merged into " + before.mergedInto() + ", which is decided about in its place");
        }
        Status status = Optional.ofNullable(decision.status()).orElseGet(() -> implied(before, decision));
        BrokenRules broken = broken(before, decision, status);
        return broken.isEmpty() ? change(caller, before, decision, status) : new Refused(broken.all());
    }

    private static BrokenRules broken(StoredRequest before, Decision decision, Status status) {
        BrokenRules broken = new BrokenRules();
        if (status != before.status() && !before.status().mayBecome(status)) {
            broken.add("/status", "must not become " + status + " from " + before.status());
        }
        List<TopicId> topics = decision.topics() == null ? before.topics() : decision.topics();
        if (broken.isEmpty()
                && (status == Status.PLANNED || status == Status.DELIVERED)
                && topics.contains(TopicId.NOT_A_REQUEST)) {
            broken.add(
                    decision.status() == null ? "/topics" : "/status",
                    "must not be " + status + " where nothing is asked for; name its topics");
        }
        if (takesBack(before.status(), status) && decision.note() == null) {
            broken.add("/note", "must say why what was " + before.status() + " is taken back");
        }
        return broken;
    }

    private ReviewOutcome change(Caller caller, StoredRequest before, Decision decision, Status status) {
        List<TopicId> topics = decision.topics();
        // Whoever moves a request out of the review has seen its topics and let them stand.
        boolean confirms = topics == null && before.status() == Status.NEEDS_REVIEW && status != Status.NEEDS_REVIEW;
        // What goes back to the review is as the model left it, unless it goes back with other topics.
        boolean anew = status == Status.NEEDS_REVIEW
                && before.status() != Status.NEEDS_REVIEW
                && (topics == null || topics.equals(before.proposal().topics()));
        StoredRequest named = named(caller, before, anew, topics, confirms);
        @Nullable String note = redactor.redactIfAny(decision.note());
        StoredRequest next = named.next(new HistoryEntry(
                clock.instant(),
                caller.signature(),
                status,
                named.topics(),
                note,
                redactor.redactIfAny(decision.reason())));
        // What goes back to the review teaches the model nothing: its topics are yet to be decided.
        boolean corrected = (topics != null || confirms) && status != Status.NEEDS_REVIEW;
        StoredRequest after = corrected ? next.corrected() : next;
        Optional<Correction> correction = corrected ? Optional.of(Correction.of(after)) : Optional.empty();
        List<PlatformMessage> told = news.of(before, after);
        AuditLog.Entry entry = AuditLog.Entry.of(
                after.updatedAt(),
                caller.sub(),
                Action.CHANGE,
                before.id().value(),
                state(before, null),
                state(after, decision.note()));
        Change change = new Change(List.of(new Step(before, after)), entry, correction, told)
                .withdrawing(anew ? before.proposal().corrections() : List.of());
        return switch (changes.change(change)) {
            case Done() -> {
                news.tell(told);
                if (decision.note() != null && !decision.note().equals(note)) {
                    originals.keepNote(after.id(), after.version(), decision.note());
                }
                yield new Decided(after);
            }
            case Lost(RequestId id) -> new Outdated(requests.find(id).orElse(before));
        };
    }

    private static StoredRequest named(
            Caller caller, StoredRequest before, boolean anew, @Nullable List<TopicId> topics, boolean confirms) {
        if (anew) {
            return before.asProposed();
        }
        return topics == null && !confirms
                ? before
                : before.withTopics(topics == null ? before.topics() : topics, caller.signature());
    }

    private static boolean takesBack(Status before, Status after) {
        return switch (after) {
            case CLASSIFIED -> before == Status.PLANNED || before == Status.DECLINED;
            case NEEDS_REVIEW -> before != Status.NEEDS_REVIEW && before != Status.ACCEPTED;
            case PLANNED -> before == Status.DECLINED;
            case ACCEPTED, DELIVERED, DECLINED, WITHDRAWN -> false;
        };
    }

    /** Topics named by a moderator are certain; where a plan is made already they change nothing of it. */
    private static Status implied(StoredRequest before, Decision decision) {
        boolean undecided = before.status() == Status.NEEDS_REVIEW || before.status() == Status.ACCEPTED;
        return decision.topics() != null && undecided ? Status.CLASSIFIED : before.status();
    }

    private static Refused refused(String pointer, String detail) {
        return new Refused(List.of(new BrokenRule(pointer, detail)));
    }

    /** What the audit log keeps of a request: nothing of its text and its author, and of a note that there was one. */
    static Map<String, Object> state(StoredRequest stored, @Nullable String note) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", stored.version());
        state.put("status", stored.status());
        state.put("topics", new ArrayList<>(stored.topics()));
        if (stored.mergedInto() != null) {
            state.put("mergedInto", stored.mergedInto());
        }
        if (!stored.merged().isEmpty()) {
            state.put("merged", stored.merged());
        }
        if (note != null) {
            state.put("note", true);
        }
        return state;
    }
}
