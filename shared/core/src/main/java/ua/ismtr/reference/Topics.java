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

    /** They are not, for these reasons. */
    public record Refused(List<Fault> faults) implements Choice {}

    /**
     * What is wrong.
     *
     * @param index the name that is wrong; -1 where all together are
     */
    public record Fault(int index, String rule) {}

    /** The topics with these names. */
    public static Choice of(List<String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            return new Refused(List.of(new Fault(-1, "must be a list of 1 to " + MOST + " topics")));
        }
        List<TopicId> topics = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<TopicId> topic = Taxonomy.label(names.get(i));
            if (topic.isEmpty()) {
                faults.add(new Fault(i, "must be a topic of the taxonomy, other or not-a-request"));
            } else if (topics.contains(topic.get())) {
                faults.add(new Fault(i, "must not be named twice"));
            } else {
                topics.add(topic.get());
            }
        }
        if (topics.size() > 1 && topics.stream().anyMatch(Topics::standsAlone)) {
            faults.add(new Fault(-1, "must have no other topic beside other or not-a-request"));
        }
        return faults.isEmpty() ? new Chosen(List.copyOf(topics)) : new Refused(List.copyOf(faults));
    }

    /** Whether a request with this topic can have no other. */
    public static boolean standsAlone(TopicId topic) {
        return topic.equals(TopicId.OTHER) || topic.equals(TopicId.NOT_A_REQUEST);
    }
}
