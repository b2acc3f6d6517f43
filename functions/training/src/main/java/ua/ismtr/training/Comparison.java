package ua.ismtr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ua.ismtr.training.Pairing.Change;

/**
 * Why a candidate may not take the place of the served model; it may if there is no objection. Each rule knows how far
 * chance alone goes on so many texts, and says what would let the candidate pass.
 */
final class Comparison {
    /** The share of candidates no better than the served model that may pass for better ones. */
    static final double RISK = 0.10;

    /** The share of candidates as good as the served one on the frozen texts that may pass for worse there. */
    static final double FROZEN_RISK = 0.10;

    /** A topic is lost if so many more of its texts get worse than better. */
    private static final int LOST_TEXTS = 4;

    /** The share of real requests that may be taken for none, whatever the served model does. */
    private static final double LOST_REQUESTS = 0.01;

    /** How far chance may carry that share beyond this or the served model's. */
    private static final double MARGIN = 0.01;

    private Comparison() {}

    /**
     * The objections to the candidate, for a person to read.
     *
     * @param frozen on the frozen texts alone: many wrong corrections would speak for themselves
     * @param unseen on these and on the newest corrections, which the candidate has not learned from
     */
    static List<String> objections(Pairing frozen, Pairing unseen) {
        List<String> objections = new ArrayList<>();
        notShownBetter(unseen, objections);
        worseOnFrozen(frozen, objections);
        losesRequests(unseen, objections);
        losesTopics(unseen, objections);
        return List.copyOf(objections);
    }

    private static void notShownBetter(Pairing unseen, List<String> objections) {
        Change change = unseen.change();
        double chance = SignTest.chance(change.better(), change.worse());
        if (chance > RISK) {
            objections.add(String.format(
                    Locale.ROOT,
                    "not shown to be better: of %d texts it names %d better and %d worse; one that is no better does as"
                            + " well in %.0f of 100 cases, and %.0f are accepted. With %d better beside %d worse it"
                            + " would pass",
                    unseen.texts(),
                    change.better(),
                    change.worse(),
                    100 * chance,
                    100 * RISK,
                    SignTest.enough(change.worse(), RISK),
                    change.worse()));
        }
    }

    private static void worseOnFrozen(Pairing frozen, List<String> objections) {
        Change change = frozen.change();
        double chance = SignTest.chance(change.worse(), change.better());
        if (chance <= FROZEN_RISK) {
            objections.add(String.format(
                    Locale.ROOT,
                    "worse on the frozen texts: of %d it names %d worse and %d better, which chance alone does in %.0f"
                            + " of 100 cases. With fewer than %d worse beside %d better it would pass",
                    frozen.texts(),
                    change.worse(),
                    change.better(),
                    100 * chance,
                    SignTest.enough(change.better(), FROZEN_RISK),
                    change.better()));
        }
    }

    private static void losesRequests(Pairing unseen, List<String> objections) {
        int most = mostLost(unseen);
        if (unseen.lost() > Math.max(most, unseen.lostBefore())) {
            objections.add(String.format(
                    Locale.ROOT,
                    "takes too many real requests for none: %d of %d, after %d. With at most %d it would pass",
                    unseen.lost(),
                    unseen.requests(),
                    unseen.lostBefore(),
                    Math.max(most, unseen.lostBefore())));
        }
    }

    /** One request is no rate: on few texts a single loss is borne. */
    private static int mostLost(Pairing unseen) {
        double rate = Math.max(LOST_REQUESTS, (double) unseen.lostBefore() / Math.max(1, unseen.requests()));
        return Math.max(1, (int) ((rate + MARGIN) * unseen.requests()));
    }

    private static void losesTopics(Pairing unseen, List<String> objections) {
        unseen.topics().forEach((topic, change) -> {
            if (change.worse() - change.better() >= LOST_TEXTS) {
                objections.add(
                        "loses %s: %d of its texts lose it and %d gain it. With fewer than %d more lost than gained it would pass"
                                .formatted(topic, change.worse(), change.better(), LOST_TEXTS));
            }
        });
    }

    /** How likely a candidate that is no better does as well as this one; as a share. */
    static double chance(Pairing unseen) {
        return SignTest.chance(unseen.change().better(), unseen.change().worse());
    }
}
