package ua.ismtr.requests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Which centres stay unnamed where a list goes to many people: a request about exhaustion, integrity or conflicts says
 * something of the people who ask, and centre and role may name a person. Such a centre is named only where enough of its
 * requests on that topic stand in the same list.
 */
public final class UnnamedCenters {
    /** From so many requests of a centre on, none of them points at a person. */
    public static final int ENOUGH = 3;

    private static final Set<TopicId> SENSITIVE =
            Set.of(new TopicId("burnout-wellbeing"), new TopicId("conflict-management"), new TopicId("integrity"));

    /** The requests of a centre on a topic; codes are unique within a region only. */
    private record Group(RegionId region, String center, TopicId topic) {}

    private UnnamedCenters() {}

    /** Whether a topic says something of the people who ask for it. */
    public static boolean isSensitive(TopicId topic) {
        return SENSITIVE.contains(topic);
    }

    /** Those of a list whose centres stay unnamed in it. */
    public static Set<RequestId> among(Collection<StoredRequest> list) {
        Map<Group, Long> counted = list.stream()
                .filter(StoredRequest::counts)
                .distinct()
                .flatMap(UnnamedCenters::groups)
                .collect(groupingBy(group -> group, counting()));
        return list.stream()
                .filter(stored -> groups(stored).anyMatch(group -> counted.getOrDefault(group, 0L) < ENOUGH))
                .map(StoredRequest::id)
                .collect(toUnmodifiableSet());
    }

    /** Whether its centre stays unnamed where nothing stands beside it. */
    public static boolean has(StoredRequest stored) {
        return groups(stored).findAny().isPresent();
    }

    private static Stream<Group> groups(StoredRequest stored) {
        TrainingRequest request = stored.request();
        return stored.topics().stream()
                .filter(SENSITIVE::contains)
                .map(topic -> new Group(request.region(), request.center().code(), topic));
    }
}
