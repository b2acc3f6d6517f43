package ua.ismtr.changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.models.Correction;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.StoredRequest;

/** Changes stored requests; the lists and the counters move with them, in the same moment. */
public interface RequestChanges {
    /** A request that is to take the place of the version before it. */
    record Step(StoredRequest before, StoredRequest after) {
        public Step {
            if (!before.id().equals(after.id()) || after.version() != before.version() + 1) {
                throw new IllegalArgumentException("Not the next version of " + before.id());
            }
        }
    }

    /**
     * Steps that happen together.
     *
     * @param entries who took them, for the audit log: one about each request
     * @param correction what was corrected by them, if something was
     * @param news what the platform is to be told of them
     * @param original what takes the place of the first request's author and own words
     * @param withdrawn the times of corrections of the first request that no longer hold
     */
    record Change(
            List<Step> steps,
            List<AuditLog.Entry> entries,
            Optional<Correction> correction,
            List<PlatformMessage> news,
            Optional<Original> original,
            List<Instant> withdrawn) {

        /** A change of one request that leaves what the author wrote as it is. */
        public Change(
                List<Step> steps, AuditLog.Entry entry, Optional<Correction> correction, List<PlatformMessage> news) {
            this(steps, List.of(entry), correction, news, Optional.empty());
        }

        /** A change that leaves earlier corrections as they are. */
        public Change(
                List<Step> steps,
                List<AuditLog.Entry> entries,
                Optional<Correction> correction,
                List<PlatformMessage> news,
                Optional<Original> original) {
            this(steps, entries, correction, news, original, List.of());
        }

        /** The same change, by which these corrections of its first request no longer hold. */
        public Change withdrawing(List<Instant> corrections) {
            return new Change(steps, entries, correction, news, original, corrections);
        }
    }

    /** What came of a change. */
    sealed interface Outcome {}

    /** All of it happened. */
    record Done() implements Outcome {}

    /** Nothing happened: somebody else was faster with this request. */
    record Lost(RequestId id) implements Outcome {}

    /**
     * Makes each step's request what it is to be, moves it in the lists and the counters, adds the notes, the correction
     * and the promise to tell the platform: all of it, or nothing if one of the requests is no longer in the version
     * that its step begins with.
     */
    Outcome change(Change change);
}
