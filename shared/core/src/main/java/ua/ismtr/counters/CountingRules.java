package ua.ismtr.counters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Status;

/** How a request counts: which cells it touches and what it adds to their figures. */
public final class CountingRules {
    private static final Set<Status> COUNTED_STATUSES = Set.of(Status.NEEDS_REVIEW, Status.PLANNED, Status.DELIVERED);

    private CountingRules() {}

    /**
     * The figures of one request by cell: the cell of its day and region, and one for each of its topics. What is not
     * a request is counted as such alone, unless a moderator has yet to decide about it: a real request must not be
     * lost as noise. What is merged into another request counts nowhere,
     * and neither does what was withdrawn.
     */
    public static Map<CounterKey, Map<String, Long>> figures(Contribution contribution) {
        Map<CounterKey, Map<String, Long>> cells = new HashMap<>();
        if (contribution.merged() || contribution.status() == Status.WITHDRAWN) {
            return cells;
        }
        CounterKey all = new CounterKey(contribution.day(), contribution.region(), null);
        boolean noise = contribution.topics().equals(List.of(TopicId.NOT_A_REQUEST))
                && contribution.status() != Status.NEEDS_REVIEW;
        if (noise) {
            cells.put(all, Map.of(CounterName.NOT_REQUESTS, 1L));
            return cells;
        }
        List<TopicId> topics = contribution.topics().stream()
                .filter(topic -> !topic.equals(TopicId.NOT_A_REQUEST))
                .toList();
        Map<String, Long> figures = figures(contribution, topics);
        cells.put(all, figures);
        topics.forEach(topic -> cells.put(new CounterKey(contribution.day(), contribution.region(), topic), figures));
        return cells;
    }

    private static Map<String, Long> figures(Contribution contribution, List<TopicId> topics) {
        Map<String, Long> figures = new HashMap<>();
        long people = contribution.participants();
        figures.put(CounterName.REQUESTS, 1L);
        figures.put(CounterName.PARTICIPANTS, people);
        figures.put(CounterName.center(contribution.region(), contribution.center()), 1L);
        figures.put(CounterName.FORMAT + contribution.format(), 1L);
        figures.put(CounterName.ROLE + contribution.role(), 1L);
        if (COUNTED_STATUSES.contains(contribution.status())) {
            figures.put(CounterName.STATUS + contribution.status(), 1L);
        }
        for (TopicId topic : topics) {
            figures.put(CounterName.TOPIC + topic, 1L);
            figures.put(CounterName.TOPIC_PARTICIPANTS + topic, people);
        }
        topics.stream()
                .map(Taxonomy::topic)
                .flatMap(Optional::stream)
                .map(Topic::area)
                .collect(Collectors.toSet())
                .forEach(area -> figures.put(CounterName.AREA + area, 1L));
        return figures;
    }

    /** What the cells gain when {@code before} is replaced by {@code after}; cells and figures that stay are left out. */
    public static Map<CounterKey, Map<String, Long>> difference(Optional<Contribution> before, Contribution after) {
        Map<CounterKey, Map<String, Long>> difference = new HashMap<>();
        figures(after).forEach((cell, figures) -> add(difference, cell, figures, 1));
        before.ifPresent(old -> figures(old).forEach((cell, figures) -> add(difference, cell, figures, -1)));
        difference.values().forEach(figures -> figures.values().removeIf(value -> value == 0));
        difference.values().removeIf(Map::isEmpty);
        return difference;
    }

    /** Adds the figures of {@code part} to those of {@code sum}. */
    public static void merge(Map<CounterKey, Map<String, Long>> sum, Map<CounterKey, Map<String, Long>> part) {
        part.forEach((cell, figures) -> add(sum, cell, figures, 1));
    }

    private static void add(
            Map<CounterKey, Map<String, Long>> sum, CounterKey cell, Map<String, Long> figures, long sign) {
        Map<String, Long> target = sum.computeIfAbsent(cell, key -> new HashMap<>());
        figures.forEach((name, value) -> target.merge(name, sign * value, Long::sum));
    }
}
