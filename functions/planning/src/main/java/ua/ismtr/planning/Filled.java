package ua.ismtr.planning;

import java.util.List;
import java.util.Map;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.OpenRequest;

/**
 * A candidate with those who would get a place.
 *
 * @param requests whole requests: who asks together comes together
 * @param weights the weighted people, by region
 */
record Filled(Candidate candidate, List<OpenRequest> requests, int people, Map<RegionId, Double> weights) {
    /** What it adds to a plan that covers so much already. */
    double gain(Need need, Map<RegionId, Double> covered) {
        double gain = 0;
        for (Map.Entry<RegionId, Double> region : weights.entrySet()) {
            double before = covered.getOrDefault(region.getKey(), 0.0);
            gain += need.value(region.getKey(), before + region.getValue()) - need.value(region.getKey(), before);
        }
        return gain;
    }

    /** How many people of the request get a place: all, but of a group that fills an event alone. */
    static int seated(OpenRequest request) {
        return Math.min(request.people(), Candidate.LARGEST);
    }
}
