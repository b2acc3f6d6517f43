package ua.ismtr.centers;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/**
 * A centre as its register has it.
 *
 * @param katottg the code of its community, which decides the region
 * @param since from when on it is in this state
 * @param staff how many people work there; null: not known
 * @param trainingHour when they can be trained each week; null: it has stated none
 */
public record RegisteredCenter(
        String code,
        String name,
        String katottg,
        RegionId region,
        CenterState state,
        LocalDate since,
        @Nullable Integer staff,
        @Nullable TrainingHour trainingHour) {
    /** A centre has to stay open while some of its people are trained. */
    private static final int SHARE_AWAY = 3;

    /** What names it: codes are unique within a region only. */
    public static String name(RegionId region, String code) {
        return region + "/" + code;
    }

    /** What names it. */
    public String fullName() {
        return name(region, code);
    }

    /** How many of its people may be away at once: a third, but one in any case; none given where its staff is not known. */
    public OptionalInt mostAway() {
        return staff == null ? OptionalInt.empty() : OptionalInt.of(Math.max(1, staff / SHARE_AWAY));
    }

    /** Whether it is known not to take requests on this day, so that its silence says nothing. */
    public boolean isAway(LocalDate day) {
        return state != CenterState.ACTIVE && !since.isAfter(day);
    }
}
