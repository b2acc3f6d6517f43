package ua.ismtr.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The training topics, grouped in areas, and the two special labels {@code other} and {@code not-a-request}. */
public final class Taxonomy {
    private static final List<Area> AREAS = ReferenceTable.rows("areas.tsv").stream()
            .map(row -> new Area(row.get(0), row.get(1), row.get(2)))
            .toList();
    private static final List<Topic> TOPICS = ReferenceTable.rows("topics.tsv").stream()
            .map(row -> new Topic(new TopicId(row.get(0)), row.get(1), row.get(2), row.get(3), row.get(4)))
            .toList();
    private static final Map<TopicId, Topic> BY_ID =
            TOPICS.stream().collect(toUnmodifiableMap(Topic::id, Function.identity()));

    private Taxonomy() {}

    /** The areas in their order. */
    public static List<Area> areas() {
        return AREAS;
    }

    /** The topics in the order of their areas, without the special labels. */
    public static List<Topic> topics() {
        return TOPICS;
    }

    /** The topic with this id, if it is one of {@link #topics()}. */
    public static Optional<Topic> topic(TopicId id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The label with this id, special ones included, if there is one. */
    public static Optional<TopicId> label(String id) {
        TopicId label = new TopicId(id);
        boolean known = BY_ID.containsKey(label) || label.equals(TopicId.OTHER) || label.equals(TopicId.NOT_A_REQUEST);
        return known ? Optional.of(label) : Optional.empty();
    }
}
