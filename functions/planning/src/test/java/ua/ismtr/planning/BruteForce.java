package ua.ismtr.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.OpenRequest;

/** The best plan of all, found by trying every set of events with every way to seat the requests in them. */
final class BruteForce {
    private final Need need;
    private final List<Candidate> candidates;
    private final List<OpenRequest> requests;
    private final Map<Candidate, Integer> people = new HashMap<>();
    private final Map<RegionId, Double> covered = new HashMap<>();
    private double best;

    private BruteForce(Need need) {
        this.need = need;
        this.candidates = new Planner(need, null, Limits.NONE).candidates();
        this.requests = need.requests();
    }

    /** What the best plan with so many events is worth. */
    static double best(Need need, int events) {
        BruteForce search = new BruteForce(need);
        search.chooseEvents(0, events, new ArrayList<>());
        return search.best;
    }

    private void chooseEvents(int from, int left, List<Candidate> chosen) {
        if (left == 0 || from == candidates.size()) {
            seat(0, chosen);
            return;
        }
        chooseEvents(from + 1, left, chosen);
        chosen.add(candidates.get(from));
        chooseEvents(from + 1, left - 1, chosen);
        chosen.removeLast();
    }

    private void seat(int from, List<Candidate> chosen) {
        if (from == requests.size()) {
            if (people.values().stream().allMatch(taken -> taken == 0 || taken >= Candidate.FEWEST)) {
                best = Math.max(best, value());
            }
            return;
        }
        OpenRequest request = requests.get(from);
        seat(from + 1, chosen);
        for (Candidate candidate : chosen) {
            int before = people.getOrDefault(candidate, 0);
            if (candidate.suits(request) && before + request.people() <= Candidate.LARGEST) {
                double weight = request.people() * need.weight(request);
                people.put(candidate, before + request.people());
                covered.merge(request.region(), weight, Double::sum);
                seat(from + 1, chosen);
                covered.merge(request.region(), -weight, Double::sum);
                people.put(candidate, before);
            }
        }
    }

    private double value() {
        return covered.entrySet().stream()
                .mapToDouble(region -> need.value(region.getKey(), region.getValue()))
                .sum();
    }
}
