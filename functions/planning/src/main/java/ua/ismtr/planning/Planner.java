package ua.ismtr.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;

/**
 * Chooses the events that cover the most of a need: capacitated maximal covering by the lazy greedy algorithm (Minoux 1978; CELF). Where the value
 * has falling gains, it reaches at least 1 − 1/e of the best plan (Nemhauser, Wolsey and Fisher 1978); how near it came is
 * told by {@link Bound}. Where trainers limit the events on a topic, it is at least half of it. The same need gives the same plan.
 */
final class Planner {
    private final Need need;
    private final @Nullable Format format;
    private final Limits limits;
    private final Set<RequestId> taken = new HashSet<>();
    private final Map<RegionId, Double> covered = new HashMap<>();

    /** @param format hold events of this format alone; null: of any */
    Planner(Need need, @Nullable Format format, Limits limits) {
        this.need = need;
        this.format = format;
        this.limits = limits;
    }

    private record Evaluated(Filled filled, double gain, int round, int order) {
        private static final Comparator<Evaluated> BEST =
                Comparator.comparingDouble((Evaluated one) -> -one.gain).thenComparingInt(Evaluated::order);
    }

    /** At most so many events, those that gain the most first. */
    List<Filled> choose(int events) {
        PriorityQueue<Evaluated> queue = new PriorityQueue<>(Evaluated.BEST);
        List<Candidate> candidates = candidates();
        for (int order = 0; order < candidates.size(); order++) {
            evaluate(candidates.get(order), 0, order).ifPresent(queue::add);
        }
        List<Filled> chosen = new ArrayList<>();
        Map<TopicId, Integer> held = new HashMap<>();
        while (chosen.size() < events && !queue.isEmpty()) {
            Evaluated best = queue.remove();
            TopicId topic = best.filled().candidate().topic();
            if (held.getOrDefault(topic, 0) >= limits.events(topic)) {
                continue;
            }
            if (best.round() == chosen.size()) {
                take(best.filled());
                chosen.add(best.filled());
                held.merge(topic, 1, Integer::sum);
            }
            // What was chosen may be held once more for those who found no place; what is stale is looked at again.
            evaluate(best.filled().candidate(), chosen.size(), best.order()).ifPresent(queue::add);
        }
        return ranked(chosen);
    }

    /** The events that somebody would come to, in the order of topics, online before those of regions. */
    List<Candidate> candidates() {
        return need.topics().stream()
                .filter(topic -> !topic.equals(TopicId.OTHER) && limits.events(topic) > 0)
                .flatMap(topic -> Stream.concat(
                        Stream.of(new Candidate(topic, null)),
                        centers(topic).map(center -> new Candidate(topic, center))))
                .filter(candidate -> format == null || candidate.format() == format)
                .filter(candidate -> limits.places(candidate) >= Candidate.FEWEST)
                .toList();
    }

    private Stream<RegionId> centers(TopicId topic) {
        return need.on(topic).keySet().stream();
    }

    private Optional<Evaluated> evaluate(Candidate candidate, int round, int order) {
        return fill(candidate).map(filled -> new Evaluated(filled, filled.gain(need, covered), round, order));
    }

    /**
     * Seats those whose places are worth the most, request by request, as long as the event takes them. Where that leaves too few because
     * the others are too many beside them, the first of those comes in their place.
     */
    private Optional<Filled> fill(Candidate candidate) {
        Map<RegionId, List<OpenRequest>> waiting = need.on(candidate.topic());
        Map<RegionId, Double> weights = new TreeMap<>();
        Map<RegionId, Integer> next = new HashMap<>();
        PriorityQueue<Offer> offers = new PriorityQueue<>(Offer.BEST);
        for (RegionId region : waiting.keySet()) {
            if (candidate.reaches(region)) {
                offer(candidate, region, weights, next).ifPresent(offers::add);
            }
        }
        List<OpenRequest> seated = new ArrayList<>();
        Optional<OpenRequest> tooMany = Optional.empty();
        int places = limits.places(candidate);
        int people = 0;
        while (people < places && !offers.isEmpty()) {
            OpenRequest request = offers.remove().request();
            RegionId region = request.region();
            int more = Filled.seated(request);
            if (people + more <= places) {
                seated.add(request);
                people += more;
                weights.merge(region, more * need.weight(request), Double::sum);
            } else if (tooMany.isEmpty() && more <= places) {
                tooMany = Optional.of(request);
            }
            offer(candidate, region, weights, next).ifPresent(offers::add);
        }
        return people < Candidate.FEWEST
                ? tooMany.map(request -> alone(candidate, request))
                : Optional.of(new Filled(candidate, List.copyOf(seated), people, weights));
    }

    private Filled alone(Candidate candidate, OpenRequest request) {
        int people = Filled.seated(request);
        return new Filled(candidate, List.of(request), people, Map.of(request.region(), people * need.weight(request)));
    }

    private record Offer(OpenRequest request, double worth) {
        private static final Comparator<Offer> BEST = Comparator.comparingDouble((Offer offer) -> -offer.worth)
                .thenComparing(offer -> offer.request.id().value());
    }

    /** The next request of the region that would come. */
    private Optional<Offer> offer(
            Candidate candidate, RegionId region, Map<RegionId, Double> weights, Map<RegionId, Integer> next) {
        List<OpenRequest> requests = need.on(candidate.topic()).getOrDefault(region, List.of());
        int place = next.getOrDefault(region, 0);
        while (place < requests.size()
                && (taken.contains(requests.get(place).id())
                        || !candidate.suits(requests.get(place).format()))) {
            place++;
        }
        next.put(region, place + 1);
        if (place >= requests.size()) {
            return Optional.empty();
        }
        OpenRequest request = requests.get(place);
        double before = covered.getOrDefault(region, 0.0) + weights.getOrDefault(region, 0.0);
        return Optional.of(new Offer(request, need.weight(request) * need.slope(region, before)));
    }

    private void take(Filled filled) {
        filled.requests().forEach(request -> taken.add(request.id()));
        filled.weights().forEach((region, weight) -> covered.merge(region, weight, Double::sum));
    }

    /**
     * The chosen events so that each gains the most of what is left after those before it. As whole requests are seated, the order of choice
     * may differ from that by a little.
     */
    private List<Filled> ranked(List<Filled> chosen) {
        List<Filled> left = new ArrayList<>(chosen);
        List<Filled> ranked = new ArrayList<>();
        Map<RegionId, Double> before = new HashMap<>();
        while (!left.isEmpty()) {
            Filled best = left.getFirst();
            for (Filled other : left) {
                best = other.gain(need, before) > best.gain(need, before) ? other : best;
            }
            left.remove(best);
            ranked.add(best);
            best.weights().forEach((region, weight) -> before.merge(region, weight, Double::sum));
        }
        return List.copyOf(ranked);
    }
}
