package ua.ismtr.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/**
 * A finding as people work on it.
 *
 * @param warningId the finding's id when it was first found
 * @param requests the ids of some of its requests
 * @param ended the day on which it was no longer found; null while it lasts
 * @param cause what people found out
 * @param decidedBy who brought it to this state
 * @param version grows by one with each change, from 1
 */
public record Warning(
        String warningId,
        Finding finding,
        List<String> requests,
        WarningState state,
        @Nullable String cause,
        @Nullable String decidedBy,
        Instant foundAt,
        Instant updatedAt,
        @Nullable LocalDate ended,
        long version) {

    /** A warning of what was just found. */
    public static Warning of(Finding finding, List<String> requests, Instant now) {
        return new Warning(finding.id(), finding, requests, WarningState.NEW, null, null, now, now, null, 1);
    }

    /** The same as a person decided about it. */
    public Warning decided(WarningState newState, @Nullable String newCause, String by, Instant now) {
        return new Warning(warningId, finding, requests, newState, newCause, by, foundAt, now, ended, version + 1);
    }

    /** Whether the finding is this one as it goes on: of the same kind and scope, and of weeks that meet. */
    public boolean isContinuedBy(Finding later) {
        return finding.kind() == later.kind()
                && Objects.equals(finding.region(), later.region())
                && Objects.equals(finding.topic(), later.topic())
                && Objects.equals(finding.center(), later.center())
                && later.weeks().stream().anyMatch(finding.weeks()::contains);
    }

    /** The same with what is found now; its first week stays. */
    public Warning continuedBy(Finding later, List<String> laterRequests, Instant now) {
        Set<String> weeks = new TreeSet<>(finding.weeks());
        weeks.addAll(later.weeks());
        LocalDate since = finding.since().isBefore(later.since()) ? finding.since() : later.since();
        Finding longer = new Finding(
                later.kind(),
                later.region(),
                later.topic(),
                later.center(),
                since,
                List.copyOf(weeks),
                later.observed(),
                later.expected(),
                later.p90(),
                later.probability(),
                later.centers());
        boolean same = longer.equals(finding) && ended == null;
        return same
                ? this
                : new Warning(
                        warningId, longer, laterRequests, state, cause, decidedBy, foundAt, now, null, version + 1);
    }

    /** The same as one that is no longer found. */
    public Warning ended(LocalDate day, Instant now) {
        return new Warning(warningId, finding, requests, state, cause, decidedBy, foundAt, now, day, version + 1);
    }

    /** Whether these regions may know of it; what concerns the whole country is for those who see all of it. */
    public boolean isVisible(Set<RegionId> regions, boolean all) {
        return finding.region() == null ? all : regions.contains(finding.region());
    }

    /** How much it asks for attention: what is less likely to be chance asks for more, a single centre for less. */
    double gravity() {
        double surprise = Math.min(12, -Math.log10(Math.max(1e-300, finding.probability())));
        return switch (finding.kind()) {
            case JUMP, ALL_SILENT -> surprise;
            case DRIFT -> 0.7 * surprise;
            case SILENCE -> finding.center() == null ? surprise : 0.6 * surprise;
        };
    }
}
