package ua.ismtr.planning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.plan.Plan;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;

/** Shows the plan and the supply. Regional callers see those of their regions. */
final class PlanningApi {
    private static final int MOST_EVENTS = 100;

    private final Planning planning;

    PlanningApi(Planning planning) {
        this.planning = planning;
    }

    private record Items(List<Supply> items) {}

    HttpResponse plan(Caller caller, HttpRequest request) {
        QueryFields fields = new QueryFields(request);
        Optional<RegionId> region = fields.region();
        int events = fields.number("events", 1, MOST_EVENTS).orElse(Planning.USUAL_EVENTS);
        Optional<Format> format = fields.value(
                "format",
                text -> Format.of(text).filter(one -> one == Format.ONLINE || one == Format.OFFLINE),
                "online or offline");
        BrokenRules broken = fields.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        Optional<Set<RegionId>> regions = caller.scope(region);
        if (regions.isEmpty()) {
            return Problem.foreignRegion().response();
        }
        boolean usual = caller.seesAll() && region.isEmpty() && events == Planning.USUAL_EVENTS && format.isEmpty();
        Plan plan = usual ? planning.usual() : planning.plan(regions.get(), events, format.orElse(null));
        return answer(request, plan);
    }

    HttpResponse supply(Caller caller, HttpRequest request) {
        QueryFields fields = new QueryFields(request);
        Optional<RegionId> region = fields.region();
        Optional<TopicId> topic = fields.topic();
        BrokenRules broken = fields.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        Optional<Set<RegionId>> regions = caller.scope(region);
        if (regions.isEmpty()) {
            return Problem.foreignRegion().response();
        }
        List<Supply> supply = planning.supply(caller, regions.get()).stream()
                .filter(line -> topic.isEmpty() || topic.get().equals(line.topic()))
                .toList();
        return answer(request, new Items(supply));
    }

    private static HttpResponse answer(HttpRequest request, Object value) {
        HttpResponse full = HttpResponse.json(200, value);
        return Conditional.answer(request, full, full.body());
    }
}
