package ua.ismtr.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.plan.Plan;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Urgency;

/** Makes the plan that people read: the chosen events with their reasons, and who is left out and why. */
final class PlanBuilder {
    /** More courses than this would not be read. */
    private static final int MOST_COURSES = 3;

    private final Need need;
    private final @Nullable Format format;
    private final Limits limits;
    private final Map<TopicId, List<CourseReference>> courses;

    /** @param courses the current self-paced ones, by topic */
    PlanBuilder(
            List<OpenRequest> open,
            Instant asOf,
            @Nullable Format format,
            Limits limits,
            Map<TopicId, List<CourseReference>> courses) {
        this.need = new Need(open, asOf);
        this.format = format;
        this.limits = limits;
        this.courses = courses;
    }

    Plan plan(int events) {
        List<Filled> chosen = new Planner(need, format, limits).choose(events);
        int all = need.people();
        int people = 0;
        List<Plan.Event> lines = new ArrayList<>();
        Map<RegionId, Double> covered = new HashMap<>();
        for (Filled event : chosen) {
            people += event.people();
            lines.add(line(lines.size() + 1, event, event.gain(need, covered), share(people, all)));
            event.weights().forEach((region, weight) -> covered.merge(region, weight, Double::sum));
        }
        return new Plan(
                need.now(),
                new Plan.Total(need.requests().size(), all),
                lines,
                new Plan.Covered(people, share(people, all)),
                rounded(Bound.atLeastShareOfBest(need, chosen, events, format, limits), 10_000, false),
                uncovered(chosen));
    }

    private Plan.Event line(int rank, Filled event, double gain, double coveredShare) {
        List<OpenRequest> requests = event.requests();
        TopicId topic = event.candidate().topic();
        Plan.Reasons reasons = new Plan.Reasons(
                requests.stream()
                        .mapToLong(request -> request.daysWaited(need.now()))
                        .max()
                        .orElse(0),
                (int) requests.stream()
                        .filter(request -> request.urgency() == Urgency.HIGH)
                        .count(),
                requests.stream()
                        .map(OpenRequest::desiredBy)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                courses.getOrDefault(topic, List.of()).stream()
                        .limit(MOST_COURSES)
                        .toList());
        return new Plan.Event(
                rank,
                topic,
                event.candidate().format(),
                event.candidate().center(),
                Math.min(Candidate.size(event.people()), limits.places(event.candidate())),
                event.people(),
                (int) requests.stream()
                        .map(request -> request.region() + "#" + request.center())
                        .distinct()
                        .count(),
                requests.size(),
                requests.stream().map(OpenRequest::id).toList(),
                List.copyOf(event.weights().keySet()),
                reasons,
                rounded(gain, 1_000, true),
                coveredShare);
    }

    private record Place(RegionId region, TopicId topic, String why) {
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::region).thenComparing(Place::topic).thenComparing(Place::why);
    }

    private List<Plan.Uncovered> uncovered(List<Filled> chosen) {
        Map<RequestId, Integer> seated = new HashMap<>();
        chosen.forEach(event -> event.requests().forEach(one -> seated.put(one.id(), Filled.seated(one))));
        Map<TopicId, List<Candidate>> possible = possible(seated.keySet());
        Map<Place, int[]> left = new TreeMap<>(Place.ORDER);
        for (OpenRequest request : need.requests()) {
            int people = request.people() - seated.getOrDefault(request.id(), 0);
            if (people > 0) {
                String why = why(request, seated.containsKey(request.id()), possible);
                int[] sums = left.computeIfAbsent(
                        new Place(request.region(), request.topics().getFirst(), why), any -> new int[2]);
                sums[0]++;
                sums[1] += people;
            }
        }
        return left.entrySet().stream()
                .map(one -> new Plan.Uncovered(
                        one.getKey().region(),
                        one.getKey().topic(),
                        one.getValue()[0],
                        one.getValue()[1],
                        one.getKey().why()))
                .sorted(Comparator.comparingInt((Plan.Uncovered one) -> -one.people()))
                .toList();
    }

    /** The events that enough people who were left out would come to. */
    private Map<TopicId, List<Candidate>> possible(Set<RequestId> seated) {
        Map<TopicId, List<Candidate>> possible = new HashMap<>();
        for (Candidate candidate : new Planner(need, format, limits).candidates()) {
            int people = need.on(candidate.topic()).values().stream()
                    .flatMap(List::stream)
                    .filter(request -> !seated.contains(request.id()) && candidate.suits(request))
                    .mapToInt(OpenRequest::people)
                    .sum();
            if (people >= Candidate.FEWEST) {
                possible.computeIfAbsent(candidate.topic(), any -> new ArrayList<>())
                        .add(candidate);
            }
        }
        return possible;
    }

    private String why(OpenRequest request, boolean partly, Map<TopicId, List<Candidate>> possible) {
        boolean otherFormat = format != null
                && request.format() != format
                && (request.format() == Format.ONLINE || request.format() == Format.OFFLINE);
        if (otherFormat) {
            return "no-format";
        }
        if (request.topics().stream().allMatch(topic -> limits.events(topic) == 0)) {
            return "no-trainer";
        }
        if (!partly && hasNoRoom(request)) {
            return "no-venue";
        }
        boolean enough = request.topics().stream()
                .flatMap(topic -> possible.getOrDefault(topic, List.of()).stream())
                .anyMatch(candidate -> candidate.suits(request));
        return partly || enough ? "beyond-budget" : "too-few";
    }

    /** Whether no event that the people of the request would come to has a room for all of them. */
    private boolean hasNoRoom(OpenRequest request) {
        return Stream.concat(
                        Stream.of(Optional.<RegionId>empty()),
                        Neighbours.around(request.region()).stream().map(Optional::of))
                .flatMap(place -> request.topics().stream().map(topic -> new Candidate(topic, place.orElse(null))))
                .filter(candidate -> candidate.suits(request))
                .noneMatch(candidate -> limits.places(candidate) >= Filled.seated(request));
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : rounded((double) part / all, 10_000, true);
    }

    private static double rounded(double number, int parts, boolean nearest) {
        return (nearest ? Math.rint(number * parts) : Math.floor(number * parts)) / parts;
    }
}
