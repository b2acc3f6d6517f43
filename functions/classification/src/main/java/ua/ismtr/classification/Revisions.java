package ua.ismtr.classification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Done;
import ua.ismtr.changes.RequestChanges.Lost;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.History;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.Import;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.Reply;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Withdrawal;

/**
 * Takes requests back, amends them and keeps what their authors reply, as the platform said. Either may come again, late, in the wrong order or at the
 * same moment as a moderator's decision: what it would change then is looked at afresh.
 */
final class Revisions {
    private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);

    /** How history and audit log name the platform. */
    private static final String PLATFORM = "platform";

    private static final String IMPORT = "import";

    /** The request may still be on its way; after this the message is tried again when its queue gives it back. */
    private static final Duration WAIT = Duration.ofSeconds(4);

    private final Requests requests;
    private final History history;
    private final RequestChanges changes;
    private final StatusNotifier notifier;
    private final Clock clock;

    Revisions(Requests requests, History history, RequestChanges changes, StatusNotifier notifier, Clock clock) {
        this.requests = requests;
        this.history = history;
        this.changes = changes;
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * The request counts nowhere from now on. What is merged into it counts by itself again: one after the other is
     * separated first, each in a transaction of its own, because together they would not fit into one.
     */
    void withdraw(Withdrawal withdrawal) {
        Optional<Change> made;
        do {
            made = apply(
                    withdrawal.requestId(),
                    before -> before.merged().isEmpty() ? withdrawn(before, withdrawal) : separated(before));
        } while (made.isPresent() && !made.get().steps().getFirst().after().id().equals(withdrawal.requestId()));
    }

    private Optional<Change> withdrawn(StoredRequest before, Withdrawal withdrawal) {
        RequestId into = before.mergedInto();
        Optional<StoredRequest> other = into == null ? Optional.empty() : requests.find(into);
        // What repeats a delivered request is delivered with it.
        if (isSettled(before) || other.map(StoredRequest::status).orElse(before.status()) == Status.DELIVERED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        StoredRequest after = before.withMergedInto(null)
                .withEvent(null)
                .next(step(now, Status.WITHDRAWN, before.topics(), withdrawal.reason()));
        List<Step> steps = new ArrayList<>(List.of(new Step(before, after)));
        other.ifPresent(counted -> steps.add(without(counted, before.id(), now)));
        return Optional.of(change(Action.WITHDRAW, steps, notifier.of(before, after), Optional.empty()));
    }

    /** The first of those that are merged into the request by itself again; until now it had the status of this one. */
    private Optional<Change> separated(StoredRequest before) {
        if (isSettled(before)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        RequestId first = before.merged().getFirst();
        StoredRequest one = requests.find(first).orElseThrow();
        StoredRequest alone = one.withMergedInto(null).next(step(now, one.status(), one.topics(), null));
        return Optional.of(change(
                Action.UNMERGE,
                List.of(new Step(one, alone), without(before, first, now)),
                notifier.ofSeparated(alone, before),
                Optional.empty()));
    }

    private static boolean isSettled(StoredRequest stored) {
        return stored.status() == Status.WITHDRAWN || stored.status() == Status.DELIVERED;
    }

    private static Step without(StoredRequest other, RequestId id, Instant now) {
        List<RequestId> merged = new ArrayList<>(other.merged());
        merged.remove(id);
        return new Step(other, other.withMerged(merged).next(step(now, other.status(), other.topics(), null)));
    }

    /**
     * The request is as amended from now on, unless a newer amendment is known.
     *
     * @param amended without personal data
     * @param classifier names the topics of its text
     */
    void amend(Submission amendment, TrainingRequest amended, Function<String, Classification> classifier) {
        apply(amended.id(), before -> amended(before, amendment, amended, () -> classifier.apply(amended.text())));
    }

    private Optional<Change> amended(
            StoredRequest before,
            Submission amendment,
            TrainingRequest amended,
            Supplier<Classification> classification) {
        boolean late = amended.submittedAt().isBefore(before.statedAt());
        boolean closed = isSettled(before) || before.mergedInto() != null;
        boolean known = amended.submittedAt().equals(before.statedAt()) && before.says(amended);
        if (late || closed || known) {
            return Optional.empty();
        }
        StoredRequest after = before.amended(amended, classification.get(), PLATFORM, clock.instant());
        Original original = new Original(amendment.author(), amendment.request().text());
        return Optional.of(change(
                Action.AMEND, List.of(new Step(before, after)), notifier.of(before, after), Optional.of(original)));
    }

    /** The author's reply stands in the request's history from now on, once; the request stays as it is. */
    void answer(Reply reply) {
        apply(reply.requestId(), before -> {
            boolean known = history.of(before).stream()
                    .map(HistoryEntry::answer)
                    .anyMatch(earlier -> earlier != null && earlier.id().equals(reply.id()));
            if (known) {
                return Optional.empty();
            }
            StoredRequest after = before.next(HistoryEntry.answering(before, PLATFORM, reply, clock.instant()));
            return Optional.of(change(
                    Action.ANSWER, List.of(new Step(before, after)), notifier.of(before, after), Optional.empty()));
        });
    }

    /** An old letter as a request: the model names its topics, and what became of it stands. */
    StoredRequest imported(Import imported, TrainingRequest request, Classification classification) {
        StoredRequest named = StoredRequest.classified(request, classification, clock.instant());
        return named.imported(imported.externalRef(), became(imported, named));
    }

    private static HistoryEntry became(Import imported, StoredRequest named) {
        Status status = imported.status();
        LocalDate date = imported.statusDate();
        if (status == null || date == null) {
            return named.step();
        }
        // For what is no request no training is held: a person is to say what it was.
        boolean contradictory = status != Status.DECLINED && named.topics().contains(TopicId.NOT_A_REQUEST);
        return new HistoryEntry(
                date.atStartOfDay(Kyiv.ZONE).toInstant(),
                IMPORT,
                contradictory ? Status.NEEDS_REVIEW : status,
                named.topics(),
                null,
                null);
    }

    /** The request becomes what the file says now, where that is something else. */
    void importAgain(Import imported, TrainingRequest request, Function<String, Classification> classifier) {
        apply(request.id(), before -> {
            if (before.status() == Status.WITHDRAWN || before.mergedInto() != null) {
                return Optional.empty();
            }
            boolean same = before.says(request);
            // Words of it that were masked since stay masked.
            TrainingRequest said = same ? request.withText(before.request().text()) : request;
            StoredRequest amended = before.amended(said, classifier.apply(said.text()), IMPORT, clock.instant())
                    .submitted(request.submittedAt());
            StoredRequest after = imported.status() == null
                    ? amended
                    : amended.imported(imported.externalRef(), became(imported, amended));
            boolean sameTime = request.submittedAt().equals(before.request().submittedAt());
            if (same && sameTime && isWhere(before, after)) {
                return Optional.empty();
            }
            Submission submission = imported.submission();
            Original original =
                    new Original(submission.author(), submission.request().text());
            return Optional.of(change(
                    Action.AMEND,
                    List.of(new Step(before, after)),
                    notifier.of(before, after),
                    same ? Optional.empty() : Optional.of(original)));
        });
    }

    /** Whether a request has come to the status of this one, and at the same time where a file said so. */
    private boolean isWhere(StoredRequest before, StoredRequest after) {
        if (before.status() != after.status()) {
            return false;
        }
        HistoryEntry became = after.step();
        boolean dated = became.by().equals(IMPORT) && !became.at().equals(after.updatedAt());
        return !dated
                || history.of(before).reversed().stream()
                        .filter(step -> step.status() == before.status())
                        .findFirst()
                        .filter(step -> step.by().equals(IMPORT) && !step.at().equals(became.at()))
                        .isEmpty();
    }

    private static Change change(
            Action action, List<Step> steps, List<PlatformMessage> news, Optional<Original> original) {
        List<AuditLog.Entry> entries = steps.stream()
                .map(step -> AuditLog.Entry.of(
                        step.after().updatedAt(),
                        PLATFORM,
                        action,
                        step.after().id().value(),
                        state(step.before()),
                        state(step.after())))
                .toList();
        return new Change(steps, entries, Optional.empty(), news, original);
    }

    private static HistoryEntry step(Instant now, Status status, List<TopicId> topics, @Nullable String reason) {
        return new HistoryEntry(now, PLATFORM, status, topics, null, reason);
    }

    private static Map<String, Object> state(StoredRequest stored) {
        return Map.of("version", stored.version(), "status", stored.status(), "topics", stored.topics());
    }

    /** Makes the change that the request calls for as it is then, and returns it; none if it calls for none. */
    private Optional<Change> apply(RequestId id, Function<StoredRequest, Optional<Change>> wanted) {
        return Transactions.retrying("the change of " + id, attempt -> {
            Optional<Change> change = wanted.apply(awaited(id));
            if (change.isEmpty()) {
                LOG.info("Request {} stays as it is", id);
                return Optional.of(change);
            }
            return switch (changes.change(change.get())) {
                case Done() -> {
                    notifier.tell(change.get().news());
                    yield Optional.of(change);
                }
                case Lost(RequestId other) -> Optional.empty();
            };
        });
    }

    private StoredRequest awaited(RequestId id) {
        Instant end = clock.instant().plus(WAIT);
        for (int attempt = 0; ; attempt++) {
            Items.pauseBefore(attempt);
            Optional<StoredRequest> stored = requests.find(id);
            if (stored.isPresent()) {
                return stored.get();
            }
            if (clock.instant().isAfter(end)) {
                throw new IllegalStateException("Request " + id + " is not stored yet");
            }
        }
    }
}
