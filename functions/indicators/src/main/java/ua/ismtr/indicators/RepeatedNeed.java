package ua.ismtr.indicators;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ua.ismtr.requests.RequestId;

/** Which trainings were followed by another request of the same centre for the same topic. */
final class RepeatedNeed {
    private static final Duration FOLLOWED = Duration.ofDays(180);

    private final Map<String, List<Life>> byCenter = new HashMap<>();

    /**
     * @param lives of the requests of a period
     * @param later of those that were submitted behind it
     */
    RepeatedNeed(Collection<Life> lives, Collection<Life> later) {
        Set<RequestId> known = new HashSet<>();
        Stream.concat(lives.stream(), later.stream())
                .filter(life -> known.add(life.requestId()))
                .sorted(Comparator.comparing(Life::submittedAt)
                        .thenComparing(life -> life.requestId().value()))
                .forEach(life -> byCenter.computeIfAbsent(life.centerName(), name -> new ArrayList<>())
                        .add(life));
    }

    /** Whether its training took place so long ago that what followed is known. */
    static boolean isFollowed(Life life, Instant now) {
        Instant at = life.deliveredAt();
        return at != null && !at.plus(FOLLOWED).isAfter(now);
    }

    /** Until when requests tell what followed the trainings of these; empty where there is none that is followed. */
    static Optional<Instant> until(Collection<Life> lives, Instant now) {
        return lives.stream()
                .filter(life -> isFollowed(life, now))
                .flatMap(life -> Stream.ofNullable(life.deliveredAt()))
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(FOLLOWED));
    }

    /** The first request that asked for it again, if one did. */
    Optional<RequestId> after(Life trained) {
        return byCenter.getOrDefault(trained.centerName(), List.of()).stream()
                .filter(other -> isAfter(trained, other))
                .map(Life::requestId)
                .findFirst();
    }

    private static boolean isAfter(Life trained, Life other) {
        Instant at = trained.deliveredAt();
        return at != null
                && !other.requestId().equals(trained.requestId())
                && other.submittedAt().isAfter(at)
                && !other.submittedAt().isAfter(at.plus(FOLLOWED))
                && !Collections.disjoint(other.topics(), trained.topics());
    }
}
