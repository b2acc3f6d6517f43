package ua.ismtr.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.Masks;
import ua.ismtr.text.Stemmer;

/**
 * A request with all that is known of it but personal data.
 *
 * @param proposal what the model said when the request came
 * @param step the step that led to this version; those before are in {@link History}
 * @param version grows by one with each change, from 1
 * @param statedAt when the platform last said what it is: a newer statement counts, an older one does not
 * @param externalRef the number of the old letter that it was; null where the platform submitted it
 * @param mergedInto the request that it repeats and is counted with, if a moderator said so
 * @param merged the requests that repeat this one
 * @param event the training event that it is in, if it is in one
 * @param reason why it has its status, in words for the author: those of the last step that gave any since it came to it
 */
public record StoredRequest(
        TrainingRequest request,
        Status status,
        Classification classification,
        Proposal proposal,
        HistoryEntry step,
        long version,
        Instant updatedAt,
        Instant statedAt,
        @Nullable String externalRef,
        @Nullable RequestId mergedInto,
        List<RequestId> merged,
        @Nullable EventId event,
        @Nullable String reason) {

    /** The version of a request that has not changed since it was stored. */
    static final long FIRST = 1;

    /**
     * What the model said of a request, and which model it was.
     *
     * @param found all that the model had found, once a person named topics in its place; null until then
     * @param corrections when a person said what the text asks for; empty again once that no longer holds
     */
    public record Proposal(
            String by, List<TopicId> topics, @Nullable Classification found, List<Instant> corrections) {
        public Proposal {
            corrections = Objects.requireNonNullElse(corrections, List.of());
        }

        Proposal(String by, List<TopicId> topics) {
            this(by, topics, null, List.of());
        }

        private Proposal keeping(Classification classification) {
            return found == null && classification.classifiedBy().equals(by)
                    ? new Proposal(by, topics, classification, corrections)
                    : this;
        }

        private Proposal within(Set<String> words) {
            return found == null ? this : new Proposal(by, topics, found.within(words), corrections);
        }
    }

    public StoredRequest {
        merged = Objects.requireNonNullElse(merged, List.of());
        String given = step.reason();
        reason = given == null ? reason : given;
    }

    /** A request as it is when its topics have just been named. */
    public static StoredRequest classified(TrainingRequest request, Classification classification, Instant now) {
        Status status = classification.certain() ? Status.CLASSIFIED : Status.NEEDS_REVIEW;
        List<TopicId> topics =
                classification.topics().stream().map(TopicScore::topic).toList();
        HistoryEntry first = new HistoryEntry(now, classification.classifiedBy(), status, topics, null, null);
        Proposal proposal = new Proposal(classification.classifiedBy(), topics);
        return new StoredRequest(
                request,
                status,
                classification,
                proposal,
                first,
                FIRST,
                now,
                request.submittedAt(),
                null,
                null,
                List.of(),
                null,
                null);
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
        return with(named, proposal.keeping(classification));
    }

    /** Whether it stands for itself: it is neither merged into another nor withdrawn. */
    public boolean isKept() {
        return mergedInto == null && status != Status.WITHDRAWN;
    }

    /** The same request as one whose text a person said the meaning of in its last step. */
    public StoredRequest corrected() {
        List<Instant> corrections = new ArrayList<>(proposal.corrections());
        corrections.add(updatedAt);
        return with(
                classification,
                new Proposal(proposal.by(), proposal.topics(), proposal.found(), List.copyOf(corrections)));
    }

    /** The same request as the model left it: with its topics and doubts, and nothing that a person said of them. */
    public StoredRequest asProposed() {
        Classification found = Objects.requireNonNullElse(proposal.found(), classification);
        return with(found, new Proposal(proposal.by(), proposal.topics()));
    }

    private StoredRequest with(Classification newClassification, Proposal newProposal) {
        return new StoredRequest(
                request,
                status,
                newClassification,
                newProposal,
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                mergedInto,
                merged,
                event,
                reason);
    }

    /** The same request with this text; words that decided about topics and are no longer in it are left out. */
    public StoredRequest withText(String text) {
        Set<String> words = Stemmer.keys(text);
        return new StoredRequest(
                request.withText(text),
                status,
                classification.within(words),
                proposal.within(words),
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                mergedInto,
                merged,
                event,
                reason);
    }

    /** Whether its last step and the reason for its status are the same in these words. */
    public boolean isSameInOtherWords(UnaryOperator<String> words) {
        return step.inOtherWords(words).equals(step)
                && (reason == null || words.apply(reason).equals(reason));
    }

    /** The same request, whose last step gave no reason, with the earlier one put in other words. */
    public StoredRequest withReasonInOtherWords(UnaryOperator<String> words) {
        return new StoredRequest(
                request,
                status,
                classification,
                proposal,
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                mergedInto,
                merged,
                event,
                reason == null ? null : words.apply(reason));
    }

    /** The next version, by a step that says who brought it to this status, when and why. */
    public StoredRequest next(Status newStatus, String by, @Nullable String note, Instant now) {
        return next(new HistoryEntry(now, by, newStatus, topics(), note, null));
    }

    /** The next version, by this step. */
    public StoredRequest next(HistoryEntry newStep) {
        return new StoredRequest(
                request,
                newStep.status(),
                classification,
                proposal,
                newStep,
                version + 1,
                newStep.at(),
                statedAt,
                externalRef,
                mergedInto,
                merged,
                event,
                newStep.status() == status ? reason : null);
    }

    /** The same request as an old letter with this number, with what became of it. */
    public StoredRequest imported(String number, HistoryEntry became) {
        return new StoredRequest(
                request,
                became.status(),
                classification,
                proposal,
                became,
                version,
                updatedAt,
                statedAt,
                number,
                mergedInto,
                merged,
                event,
                null);
    }

    /** Whether it was an old letter: such a request waits in no queue, and the platform is not told of it. */
    public boolean wasImported() {
        return externalRef != null;
    }

    /** Whether it says the same as this one, whenever that was said; words of this one may have been masked since. */
    public boolean says(TrainingRequest other) {
        return request.equals(masked(other).at(request.submittedAt()));
    }

    /** What was said, with the words masked that are masked in this one. */
    private TrainingRequest masked(TrainingRequest said) {
        return Masks.isMaskOf(request.text().strip(), said.text().strip()) ? said.withText(request.text()) : said;
    }

    /**
     * The next version, as the platform amended it. It counts on the day on which it was first submitted. Where its text
     * is another, the model names its topics again; a plan that is made for it stays, and so do the topics that it is made
     * for where the model finds no request any more. Words of the same text that were masked since stay masked.
     */
    public StoredRequest amended(TrainingRequest statement, Classification named, String by, Instant now) {
        TrainingRequest amended = masked(statement);
        boolean sameText = amended.text().equals(request.text());
        boolean plannedFor = status == Status.PLANNED
                && named.topics().stream().anyMatch(score -> score.topic().equals(TopicId.NOT_A_REQUEST));
        Classification newClassification = sameText || plannedFor ? classification : named;
        Status classified = newClassification.certain() ? Status.CLASSIFIED : Status.NEEDS_REVIEW;
        Status newStatus = sameText || status == Status.PLANNED ? status : classified;
        List<TopicId> newTopics =
                newClassification.topics().stream().map(TopicScore::topic).toList();
        List<TopicId> proposed = named.topics().stream().map(TopicScore::topic).toList();
        return new StoredRequest(
                amended.at(request.submittedAt()),
                newStatus,
                newClassification,
                sameText ? proposal : new Proposal(named.classifiedBy(), proposed),
                new HistoryEntry(now, by, newStatus, newTopics, null, null),
                version + 1,
                now,
                amended.submittedAt(),
                externalRef,
                mergedInto,
                merged,
                event,
                newStatus == status ? reason : null);
    }

    /** The same request as one that was submitted then: it counts on that day. */
    public StoredRequest submitted(Instant time) {
        return new StoredRequest(
                request.at(time),
                status,
                classification,
                proposal,
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                mergedInto,
                merged,
                event,
                reason);
    }

    /** The same request as one that repeats another, or, with null, as one that repeats none. */
    public StoredRequest withMergedInto(@Nullable RequestId other) {
        return new StoredRequest(
                request,
                status,
                classification,
                proposal,
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                other,
                merged,
                event,
                reason);
    }

    /** The same request with others that repeat it. */
    public StoredRequest withMerged(List<RequestId> others) {
        return new StoredRequest(
                request,
                status,
                classification,
                proposal,
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                mergedInto,
                List.copyOf(others),
                event,
                reason);
    }

    /** The same request in a training event, or, with null, in none. */
    public StoredRequest withEvent(@Nullable EventId newEvent) {
        return new StoredRequest(
                request,
                status,
                classification,
                proposal,
                step,
                version,
                updatedAt,
                statedAt,
                externalRef,
                mergedInto,
                merged,
                newEvent,
                reason);
    }

    /**
     * Whether it is one of the requests that figures count: it was not taken back, repeats no other, and asks for something
     * or is yet to be looked at.
     */
    public boolean counts() {
        return mergedInto == null && status != Status.WITHDRAWN && !isNoise();
    }

    /** Whether it asks for nothing, and nobody has yet to look whether that is so. */
    boolean isNoise() {
        return status != Status.NEEDS_REVIEW && topics().equals(List.of(TopicId.NOT_A_REQUEST));
    }

    /** Whether a training may be planned for it: it counts by itself, asks for something, and nothing is decided yet. {@link OpenRequests} are these. */
    public boolean open() {
        return mergedInto == null
                && (status == Status.CLASSIFIED || status == Status.NEEDS_REVIEW)
                && !topics().contains(TopicId.NOT_A_REQUEST);
    }
}
