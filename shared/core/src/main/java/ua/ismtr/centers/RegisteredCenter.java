package ua.ismtr.centers;

import java.time.LocalDate;
import ua.ismtr.reference.RegionId;

/**
 * A centre as its register has it.
 *
 * @param katottg the code of its community, which decides the region
 * @param since from when on it is in this state
 */
public record RegisteredCenter(
        String code, String name, String katottg, RegionId region, CenterState state, LocalDate since) {

    /** What names it: codes are unique within a region only. */
    public static String name(RegionId region, String code) {
        return region + "/" + code;
    }

    /** What names it. */
    public String fullName() {
        return name(region, code);
    }

    /** Whether it is known not to take requests on this day, so that its silence says nothing. */
    public boolean isAway(LocalDate day) {
        return state != CenterState.ACTIVE && !since.isAfter(day);
    }
}
