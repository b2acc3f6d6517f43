package ua.ismtr.topics.training;

import java.util.List;
import ua.ismtr.requests.TopicScore;

/** How a plain classifier becomes one that may give several topics. */
final class Baselines {
    private static final double SHARE_OF_BEST = 0.6;
    private static final int MOST_TOPICS = 3;

    private Baselines() {}

    /** The best topic, and up to two more that come near to it. */
    static List<TopicScore> given(List<TopicScore> bestFirst) {
        double least = SHARE_OF_BEST * bestFirst.getFirst().confidence();
        return bestFirst.stream()
                .limit(MOST_TOPICS)
                .filter(score -> score.confidence() >= least)
                .toList();
    }
}
