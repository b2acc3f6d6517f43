package ua.ismtr.knowledge;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.TopicId;

/**
 * What moderators know of a topic, in one version of it. A note with a day from which it applies is about the law.
 *
 * @param appliesFrom the first day on which the law that it is about is in force
 * @param appliesTo the last such day
 * @param withdrawn whether it is shown no more
 * @param version grows by one with each change, from 1
 */
public record Note(
        String noteId,
        TopicId topic,
        String text,
        List<Source> sources,
        @Nullable LocalDate appliesFrom,
        @Nullable LocalDate appliesTo,
        boolean withdrawn,
        long version,
        String createdBy,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt) {

    /** Where it can be read. */
    public record Source(String title, URI url) {}

    /** What a moderator writes. */
    public record Content(
            TopicId topic,
            String text,
            List<Source> sources,
            @Nullable LocalDate appliesFrom,
            @Nullable LocalDate appliesTo) {}

    /** The first version. */
    public static Note first(String noteId, Content content, String by, Instant now) {
        return new Note(
                noteId,
                content.topic(),
                content.text(),
                content.sources(),
                content.appliesFrom(),
                content.appliesTo(),
                false,
                1,
                by,
                now,
                by,
                now);
    }

    /** The next version, with other content. */
    public Note with(Content content, String by, Instant now) {
        return new Note(
                noteId,
                content.topic(),
                content.text(),
                content.sources(),
                content.appliesFrom(),
                content.appliesTo(),
                false,
                version + 1,
                createdBy,
                createdAt,
                by,
                now);
    }

    /** The next version, which is shown no more. */
    public Note withdrawn(String by, Instant now) {
        return new Note(
                noteId, topic, text, sources, appliesFrom, appliesTo, true, version + 1, createdBy, createdAt, by, now);
    }

    /** What was written in this version. */
    public Content content() {
        return new Content(topic, text, sources, appliesFrom, appliesTo);
    }

    /** Whether it is about the law. */
    public boolean isLaw() {
        return appliesFrom != null || appliesTo != null;
    }
}
