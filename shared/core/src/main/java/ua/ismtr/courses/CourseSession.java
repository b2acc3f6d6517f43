package ua.ismtr.courses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/**
 * When a course is held.
 *
 * @param seats how many there are; null where the provider does not say, which is not the same as none
 */
public record CourseSession(
        Instant start,
        Instant end,
        @Nullable RegionId region,
        @Nullable String place,
        @Nullable Integer seats) {}
