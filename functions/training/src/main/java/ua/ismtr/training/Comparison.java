package ua.ismtr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import ua.ismtr.reference.TopicId;
import ua.ismtr.training.Judgement.Score;

/** Why a candidate may not take the place of the served model; it may if there is no objection. */
final class Comparison {
    /** So much of a topic's F1 may be lost, as long as it is not also so many texts more. */
    private static final double MUCH_WORSE = 0.10;

    private static final int TEXTS = 2;

    private Comparison() {}

    /** The objections to the candidate, for a person to read. */
    static List<String> objections(Judgement served, Judgement candidate) {
        List<String> objections = new ArrayList<>();
        if (candidate.microF1() < served.microF1()) {
            objections.add(String.format(
                    Locale.ROOT, "worse overall: micro F1 %.3f after %.3f", candidate.microF1(), served.microF1()));
        }
        if (candidate.lostRequests() > served.lostRequests()) {
            objections.add("more real requests taken for none: %d after %d"
                    .formatted(candidate.lostRequests(), served.lostRequests()));
        }
        TreeSet<TopicId> topics = new TreeSet<>(served.topics().keySet());
        topics.addAll(candidate.topics().keySet());
        for (TopicId topic : topics) {
            Score before = served.of(topic);
            Score after = candidate.of(topic);
            boolean expected = before.right() + before.missed() > 0;
            boolean muchWorse = before.f1() - after.f1() > MUCH_WORSE && after.errors() - before.errors() >= TEXTS;
            if (expected && muchWorse) {
                objections.add(String.format(
                        Locale.ROOT, "much worse on %s: F1 %.3f after %.3f", topic, after.f1(), before.f1()));
            }
        }
        return List.copyOf(objections);
    }
}
