package ua.ismtr.exports;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ua.ismtr.authorization.Caller;
import ua.ismtr.reference.Named;

/**
 * A file that a person has asked for; each person has one at a time, the one they asked for last.
 *
 * @param owner who asked, with the role and regions they had then
 * @param filters of the list, by the names of its query parameters
 * @param state how far it is, as last written
 * @param rows that are in the file so far
 * @param bytes of the finished file
 * @param movedAt when anything last became of it
 */
record ExportJob(
        String exportId,
        Caller owner,
        FileFormat format,
        Map<String, String> filters,
        State state,
        long rows,
        long bytes,
        Instant createdAt,
        Instant movedAt) {
    /** Whoever makes the file writes how far it is much more often than this. */
    static final Duration STALLED = Duration.ofSeconds(90);

    /** A file can be had so long; the bucket deletes it within a day. What is erased meanwhile is not in it for longer. */
    static final Duration FILE_HOLDS = Duration.ofHours(1);

    /** How far an export is. */
    enum State implements Named {
        /** It waits, or its file is being made. */
        RUNNING,
        /** Nobody makes its file any more, because the function was cut off; it can be asked for again. */
        INTERRUPTED,
        /** The file can be had. */
        DONE,
        /** The list is longer than the time or a sheet allows. */
        TOO_LARGE,
        /** The file could be had for an hour. */
        EXPIRED;
    }

    /** How far it is now: time goes on where nobody writes. */
    State stateAt(Instant now) {
        return switch (state) {
            case RUNNING -> movedAt.plus(STALLED).isBefore(now) ? State.INTERRUPTED : State.RUNNING;
            case DONE -> movedAt.plus(FILE_HOLDS).isBefore(now) ? State.EXPIRED : State.DONE;
            case INTERRUPTED, TOO_LARGE, EXPIRED -> state;
        };
    }

    /** Whether the person may still see all that is in it. */
    boolean isVisibleTo(Caller caller) {
        return caller.sub().equals(owner.sub())
                && caller.regions().containsAll(owner.regions())
                && (caller.moderates() || !owner.moderates());
    }

    boolean asksForTheSame(ExportJob other) {
        return format == other.format && filters.equals(other.filters) && owner.equals(other.owner);
    }

    /** Where its file is kept. */
    String path() {
        return exportId + "/" + format.fileName();
    }

    @Override
    public String toString() {
        return "ExportJob[" + exportId + ", " + state + "]";
    }
}
