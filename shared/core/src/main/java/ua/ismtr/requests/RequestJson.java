package ua.ismtr.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.IfMatch;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.PersonalData.Original;

/**
 * A request as the API shows it.
 *
 * @param history oldest first; null in lists
 * @param suggestion a second opinion of a request that needs review, if there is one
 * @param version what {@code If-Match} is to name when it is changed
 * @param doubt why the model was not certain of its topics, if it was not and nobody has decided since
 * @param similar other requests of the same centre in nearly the same words; null where nobody looked
 * @param mergedInto the request that it repeats and is counted with
 * @param merged the requests that repeat this one
 * @param source {@code platform} or {@code import}
 * @param externalRef the number of the old letter that it was
 * @param eventId the training event that it is in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestJson(
        RequestId requestId,
        Status status,
        Instant submittedAt,
        RegionId region,
        Center center,
        ShownAuthor author,
        String text,
        Format format,
        int participants,
        Urgency urgency,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate desiredBy,
        List<TopicScore> topics,
        String classifiedBy,
        Map<TopicId, List<String>> reasons,
        @Nullable Suggestion suggestion,
        @Nullable Doubt doubt,
        @Nullable List<HistoryEntry> history,
        long version,
        Instant updatedAt,
        @Nullable List<RequestId> similar,
        @Nullable RequestId mergedInto,
        List<RequestId> merged,
        @Nullable EventId eventId,
        String source,
        @Nullable String externalRef) {

    /** Who wrote it; name and address only for those who may know them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShownAuthor(
            JobTitle role, @Nullable String name, @Nullable String email) {
        @Override
        public String toString() {
            return "ShownAuthor[" + role + "]";
        }
    }

    /** The request without personal data. */
    public static RequestJson of(StoredRequest stored) {
        TrainingRequest request = stored.request();
        return new RequestJson(
                stored.id(),
                stored.status(),
                request.submittedAt(),
                request.region(),
                request.center(),
                new ShownAuthor(request.role(), null, null),
                request.text(),
                request.format(),
                request.participants(),
                request.urgency(),
                request.desiredBy(),
                stored.classification().topics(),
                stored.classification().classifiedBy(),
                stored.classification().reasons(),
                stored.classification().suggestion(),
                stored.classification().doubt(),
                null,
                stored.version(),
                stored.updatedAt(),
                null,
                stored.mergedInto(),
                stored.merged(),
                stored.event(),
                stored.wasImported() ? "import" : "platform",
                stored.externalRef());
    }

    /** The same request with its author and in the author's own words. */
    public RequestJson with(Original original) {
        ShownAuthor known = new ShownAuthor(
                author.role(), original.author().name(), original.author().email());
        return with(known, original.text(), noted(original.notes()), similar);
    }

    /** The steps with the notes as they were written; the first step led to version 1. */
    private @Nullable List<HistoryEntry> noted(Map<Long, String> notes) {
        if (history == null || notes.isEmpty()) {
            return history;
        }
        return IntStream.range(0, history.size())
                .mapToObj(i -> history.get(i)
                        .withNote(notes.getOrDefault(i + 1L, history.get(i).note())))
                .toList();
    }

    /** The same request for those who see some regions alone: who moderated it is not theirs to know. */
    public RequestJson forRegions() {
        List<HistoryEntry> steps = history == null
                ? null
                : history.stream().map(HistoryEntry::withoutPerson).toList();
        return with(center, author, text, HistoryEntry.withoutPerson(classifiedBy), steps, similar);
    }

    /** The same request without what tells its centre from others of the region. */
    public RequestJson withoutCenter() {
        return with(center.unnamed(), author, text, classifiedBy, history, similar);
    }

    /** The same request with those that are like it. */
    public RequestJson withSimilar(List<RequestId> others) {
        return with(author, text, history, others);
    }

    /** The same request with how it came to be as it is. */
    public RequestJson withHistory(List<HistoryEntry> steps) {
        return with(author, text, steps, similar);
    }

    private RequestJson with(
            ShownAuthor newAuthor,
            String newText,
            @Nullable List<HistoryEntry> steps,
            @Nullable List<RequestId> others) {
        return with(center, newAuthor, newText, classifiedBy, steps, others);
    }

    private RequestJson with(
            Center newCenter,
            ShownAuthor newAuthor,
            String newText,
            String newClassifiedBy,
            @Nullable List<HistoryEntry> steps,
            @Nullable List<RequestId> others) {
        return new RequestJson(
                requestId,
                status,
                submittedAt,
                region,
                newCenter,
                newAuthor,
                newText,
                format,
                participants,
                urgency,
                desiredBy,
                topics,
                newClassifiedBy,
                reasons,
                suggestion,
                doubt,
                steps,
                version,
                updatedAt,
                others,
                mergedInto,
                merged,
                eventId,
                source,
                externalRef);
    }

    /** The entity tag of the version that is shown (RFC 9110, section 8.8.3). */
    public String tag() {
        return IfMatch.tag(version);
    }

    /** Says which request it is and nothing of its content. */
    @Override
    public String toString() {
        return "ShownRequest[" + requestId + "]";
    }
}
