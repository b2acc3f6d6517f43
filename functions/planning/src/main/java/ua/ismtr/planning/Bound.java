package ua.ismtr.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;

/**
 * How good a plan is for certain. The value of a plan is concave in what it covers, so no plan is worth more than this one plus what all
 * places of another would be worth at the prices that this one leaves, less what its own places are worth at them. At fixed prices the
 * best plan is bounded by topic: k events take at most the k·60 dearest people, and each at most as much as the best single one.
 */
final class Bound {
    private final Need need;
    private final Limits limits;
    private final Map<RegionId, Double> covered = new HashMap<>();
    private double value;
    private double ownWorth;

    private Bound(Need need, Limits limits, List<Filled> plan) {
        this.need = need;
        this.limits = limits;
        for (Filled event : plan) {
            value += event.gain(need, covered);
            event.weights().forEach((region, weight) -> covered.merge(region, weight, Double::sum));
        }
        covered.forEach((region, weight) -> ownWorth += weight * need.slope(region, weight));
    }

    /**
     * The share of the best possible plan that this one reaches at least.
     *
     * @param events how many events a plan may have
     * @param format of all events; null: of any
     * @param limits that a plan has to keep within
     */
    static double atLeastShareOfBest(Need need, List<Filled> plan, int events, @Nullable Format format, Limits limits) {
        Bound bound = new Bound(need, limits, plan);
        double most = bound.value + Math.max(0, bound.bestWorth(events, format) - bound.ownWorth);
        return most == 0 ? 1 : bound.value / most;
    }

    /** The most that so many events are worth at the prices of now. */
    private double bestWorth(int events, @Nullable Format format) {
        List<Double> steps = new ArrayList<>();
        for (TopicId topic : need.topics()) {
            steps.addAll(steps(topic, events, format));
        }
        return steps.stream()
                .sorted(Comparator.reverseOrder())
                .limit(events)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** What the first, second … event on the topic adds at most; the steps fall. */
    private List<Double> steps(TopicId topic, int events, @Nullable Format format) {
        List<Candidate> candidates = new Planner(need, format, limits)
                .candidates().stream()
                        .filter(candidate -> candidate.topic().equals(topic))
                        .filter(this::enoughPeople)
                        .toList();
        List<OpenRequest> reached = need.on(topic).values().stream()
                .flatMap(List::stream)
                .filter(request -> candidates.stream().anyMatch(candidate -> candidate.suits(request)))
                .sorted(Comparator.comparingDouble(this::price).reversed())
                .toList();
        double single = candidates.stream()
                .mapToDouble(candidate ->
                        worth(reached.stream().filter(candidate::suits).toList(), Candidate.LARGEST))
                .max()
                .orElse(0);
        List<Double> steps = new ArrayList<>();
        double before = 0;
        for (int count = 1; count <= Math.min(events, limits.events(topic)); count++) {
            double most = Math.min(count * single, worth(reached, count * Candidate.LARGEST));
            steps.add(most - before);
            before = most;
        }
        return steps;
    }

    private boolean enoughPeople(Candidate candidate) {
        return need.on(candidate.topic()).values().stream()
                        .flatMap(List::stream)
                        .filter(candidate::suits)
                        .mapToInt(OpenRequest::people)
                        .sum()
                >= Candidate.FEWEST;
    }

    /** What the first people of these requests are worth, as many as there are places. */
    private double worth(List<OpenRequest> dearestFirst, int places) {
        double worth = 0;
        int left = places;
        for (OpenRequest request : dearestFirst) {
            int seated = Math.min(left, Filled.seated(request));
            worth += seated * price(request);
            left -= seated;
            if (left == 0) {
                break;
            }
        }
        return worth;
    }

    private double price(OpenRequest request) {
        return need.weight(request) * need.slope(request.region(), covered.getOrDefault(request.region(), 0.0));
    }
}
