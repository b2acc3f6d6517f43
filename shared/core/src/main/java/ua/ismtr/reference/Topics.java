package ua.ismtr.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How topics go together: a request has one to three, and {@code other} and {@code not-a-request} stand alone. */
public final class Topics {
    /** How many topics a request may have. */
    public static final int MOST = 3;

    private Topics() {}

    /** What names of topics are. */
    public sealed interface Choice {}

    /** They are topics that may go together, in the order given. */
    public record Chosen(List<TopicId> topics) implements Choice {}

    /**
     * They are not.
     *
     * @param index the name that is wrong; -1 where all together are
     */
    public record Refused(int index, String rule) implements Choice {}

    /** The topics with these names. */
    public static Choice of(List<String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            return new Refused(-1, "must be a list of 1 to " + MOST + " topics");
        }
        List<TopicId> topics = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<TopicId> topic = Taxonomy.label(names.get(i));
            if (topic.isEmpty()) {
                return new Refused(i, "must be a topic of the taxonomy, other or not-a-request");
            }
            if (topics.contains(topic.get())) {
                return new Refused(i, "must not be named twice");
            }
            topics.add(topic.get());
        }
        return topics.size() > 1 && topics.stream().anyMatch(Topics::standsAlone)
                ? new Refused(-1, "must have no other topic beside other or not-a-request")
                : new Chosen(List.copyOf(topics));
    }

    /** Whether a request with this topic can have no other. */
    public static boolean standsAlone(TopicId topic) {
        return topic.equals(TopicId.OTHER) || topic.equals(TopicId.NOT_A_REQUEST);
    }
}
