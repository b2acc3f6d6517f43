package ua.ismtr.training;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a version, kept beside it.
 *
 * @param published whether it was served from then on
 * @param objections why it was not, for a person to read
 * @param corrections how many it learned from
 * @param served the version that it was compared with
 * @param candidate how it did on the gold set and the newest corrections together
 * @param before how the served version did on the same
 */
record Report(
        String version,
        Instant at,
        boolean published,
        List<String> objections,
        int corrections,
        int newestCorrections,
        String basedOn,
        @Nullable String served,
        Judgement candidate,
        Judgement before) {}
