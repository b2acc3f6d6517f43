package ua.ismtr.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;

/**
 * The open requests as the planner looks at them: by topic and region those of the greatest weight first, and what of each region is
 * covered so far. A plan is worth {@code Σ n·ln(1 + c/n)} over the regions, n the weighted people of the region and c those of
 * them who get a place: the first places of a region are worth the most, so that small regions are not passed over.
 */
final class Need {
    private static final int LONGEST_WAIT = 180;

    private final Instant now;
    private final List<OpenRequest> requests;
    private final Map<TopicId, Map<RegionId, List<OpenRequest>>> byTopic = new TreeMap<>();
    private final Map<RegionId, Double> weights = new TreeMap<>();
    private final Map<RequestId, Double> weightOf = new HashMap<>();

    Need(List<OpenRequest> open, Instant now) {
        this.now = now;
        for (OpenRequest request : open) {
            weightOf.put(request.id(), weight(request, now));
        }
        this.requests = open.stream()
                .sorted(Comparator.comparingDouble((OpenRequest request) -> -weight(request))
                        .thenComparing(request -> request.id().value()))
                .toList();
        for (OpenRequest request : requests) {
            weights.merge(request.region(), weight(request) * request.people(), Double::sum);
            for (TopicId topic : request.topics()) {
                byTopic.computeIfAbsent(topic, any -> new TreeMap<>())
                        .computeIfAbsent(request.region(), any -> new ArrayList<>())
                        .add(request);
            }
        }
    }

    /** How much one person of the request counts: by urgency, and up to twice as much after half a year of waiting. */
    private static double weight(OpenRequest request, Instant now) {
        double urgent = switch (request.urgency()) {
            case LOW -> 0.7;
            case NORMAL -> 1;
            case HIGH -> 1.5;
        };
        return urgent * (1 + (double) Math.min(request.daysWaited(now), LONGEST_WAIT) / LONGEST_WAIT);
    }

    Instant now() {
        return now;
    }

    /** All of them, those of the greatest weight first. */
    List<OpenRequest> requests() {
        return requests;
    }

    List<TopicId> topics() {
        return List.copyOf(byTopic.keySet());
    }

    /** The requests on the topic by region, in each those of the greatest weight first. */
    Map<RegionId, List<OpenRequest>> on(TopicId topic) {
        return byTopic.getOrDefault(topic, Map.of());
    }

    int people() {
        return requests.stream().mapToInt(OpenRequest::people).sum();
    }

    /** The weight of one person of the request. */
    double weight(OpenRequest request) {
        return weightOf.getOrDefault(request.id(), 0.0);
    }

    /** All that could be covered in a region. */
    double weight(RegionId region) {
        return weights.getOrDefault(region, 0.0);
    }

    /** What a region is worth when so much weight of it is covered. */
    double value(RegionId region, double covered) {
        double all = weight(region);
        return all == 0 ? 0 : all * Math.log1p(covered / all);
    }

    /** What a little more weight of a region is worth when so much of it is covered. */
    double slope(RegionId region, double covered) {
        return weight(region) == 0 ? 0 : 1 / (1 + covered / weight(region));
    }
}
