package ua.ismtr.authorization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what, and who looked at personal data: entries are added, and nothing here changes or removes one. */
public interface AuditLog {
    /** What is noted. */
    enum Action {
        CHANGE,
        MERGE,
        UNMERGE,
        LOOK,
        MASK,
        ERASE,
        SEARCH,
        /** The audit log itself was read. */
        READ,
        /** A call that the role or the regions of the caller do not allow, or that came at a time when it cannot be. */
        REFUSE,
        EXPORT,
        ROLE,
        RECONCILE,
        EVENT,
        TRAIN,
        ROLLBACK,
        WITHDRAW,
        AMEND,
        /** A moderator asked the author of a request. */
        ASK,
        /** The author of a request replied. */
        ANSWER,
        IMPORT,
        /** A regional centre or its plan was changed. */
        PLAN,
        /** A warning was seen, explained or closed. */
        WARNING,
        /** A note of the knowledge was written, changed or withdrawn. */
        NOTE,
        /** A subscription to summaries was made or changed, or its owner was asked to agree. */
        SUBSCRIBE,
        UNSUBSCRIBE,
        /** A summary was sent to an administrator's own address. */
        MAIL;
    }

    /**
     * What one person did.
     *
     * @param person the {@code sub} of that person's access token
     * @param subject the id of what it was about, such as a request, if it was about one thing
     * @param before what it was, without text and personal data
     * @param after what became of it
     */
    record Entry(
            String id,
            Instant at,
            String person,
            Action action,
            @Nullable String subject,
            Map<String, Object> before,
            Map<String, Object> after) {

        /** An entry with an id of its own. */
        public static Entry of(
                Instant at,
                String person,
                Action action,
                @Nullable String subject,
                Map<String, Object> before,
                Map<String, Object> after) {
            return new Entry(UUID.randomUUID().toString(), at, person, action, subject, before, after);
        }
    }

    /**
     * Which entries are wanted.
     *
     * @param person done by this one; null: by anybody
     * @param subject about this; null: about anything
     * @param from the first moment
     * @param to the moment after the last
     * @param cursor where the page before ended; null: from the newest on
     */
    record Wanted(
            @Nullable String person,
            @Nullable String subject,
            Instant from,
            Instant to,
            @Nullable String cursor,
            int limit) {

        /** The same after the page that ended at this cursor, so many of them. */
        public Wanted after(String end, int most) {
            return new Wanted(person, subject, from, to, end, most);
        }
    }

    /** Some entries, newest first; a page may hold fewer than asked for, and the last one has no cursor. */
    record Page(List<Entry> entries, Optional<String> cursor) {}

    /** Adds the entry; when this returns it is stored. */
    void add(Entry entry);

    Page find(Wanted wanted);
}
