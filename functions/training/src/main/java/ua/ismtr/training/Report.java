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
 * @param change how many of these texts the candidate names better, and how many worse
 * @param chance how likely a candidate that is no better does as well, from 0 to 1
 * @param risk the chance up to which a candidate counts as better
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
        Judgement before,
        Pairing.Change change,
        double chance,
        double risk) {}
