package ua.ismtr.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.plan.OpenNeed;
import ua.ismtr.plan.Plan;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Quarter;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.regional.PlanStatus;
import ua.ismtr.regional.RegionalCenter;
import ua.ismtr.regional.RegionalCenter.Venue;
import ua.ismtr.regional.RegionalCenters;
import ua.ismtr.regional.RegionalPlan;
import ua.ismtr.regional.RegionalPlan.Budget;
import ua.ismtr.regional.RegionalPlan.Content;
import ua.ismtr.regional.RegionalPlan.Line;
import ua.ismtr.regional.RegionalPlan.Share;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;

/** Plans the quarter of a regional centre, and adds the plans of all up to that of the country. */
final class RegionalPlanning {
    private final Planning planning;
    private final RegionalCenters centers;
    private final Clock clock;

    RegionalPlanning(Planning planning, RegionalCenters centers, Clock clock) {
        this.planning = planning;
        this.centers = centers;
        this.clock = clock;
    }

    /**
     * The events that a centre should hold in a quarter: chosen by the planner for the open need of its regions, within its trainers'
     * days and its rooms. Requests that its plans for other quarters answer are left to those.
     */
    Content content(RegionalCenter center, Quarter quarter, Budget budget) {
        Set<RequestId> elsewhere = centers.plans(center.centerId()).stream()
                .filter(plan -> !plan.quarter().equals(quarter))
                .filter(plan -> plan.quarter().compareTo(Quarter.of(Kyiv.day(clock.instant()))) >= 0)
                .flatMap(plan -> plan.content().events().stream())
                .flatMap(line -> line.requestIds().stream())
                .collect(Collectors.toSet());
        OpenNeed all = planning.inNoEvent(Set.copyOf(center.regions()));
        OpenNeed need = new OpenNeed(
                all.asOf(),
                all.requests().stream()
                        .filter(request -> !elsewhere.contains(request.id()))
                        .toList());
        Plan plan = planning.plan(need, budget.events(), Limits.of(center, budget.without()));
        List<Line> lines =
                plan.events().stream().map(event -> line(event, center)).toList();
        return new Content(
                plan.asOf(),
                plan.need(),
                lines,
                plan.covered(),
                plan.atLeastShareOfBest(),
                plan.uncovered(),
                center.regions().stream()
                        .map(region -> share(region, need.requests(), lines))
                        .toList());
    }

    private static Line line(Plan.Event event, RegionalCenter center) {
        RegionId region = event.region();
        return new Line(
                event.rank(),
                event.topic(),
                event.format(),
                region == null ? center.regions().getFirst() : region,
                region == null ? null : venue(center, region, event.people()),
                event.capacity(),
                event.people(),
                event.centers(),
                event.requests(),
                event.requestIds(),
                event.regions(),
                event.reasons(),
                event.gain(),
                event.coveredShare());
    }

    /** The smallest room of the region that holds so many. */
    private static @Nullable Venue venue(RegionalCenter center, RegionId region, int people) {
        return center.venues().stream()
                .filter(venue -> Regions.ofCommunity(venue.katottg())
                        .map(Region::id)
                        .filter(region::equals)
                        .isPresent())
                .filter(venue -> venue.places() >= people)
                .min(Comparator.comparingInt(Venue::places))
                .orElse(null);
    }

    private static Share share(RegionId region, List<OpenRequest> need, List<Line> lines) {
        Set<RequestId> covered = new HashSet<>();
        lines.forEach(line -> covered.addAll(line.requestIds()));
        List<OpenRequest> own =
                need.stream().filter(request -> request.region().equals(region)).toList();
        List<OpenRequest> seated =
                own.stream().filter(request -> covered.contains(request.id())).toList();
        return new Share(
                region,
                (int) lines.stream()
                        .filter(line -> line.region().equals(region))
                        .count(),
                total(own, OpenRequest::people),
                total(seated, Filled::seated));
    }

    private static Plan.Total total(List<OpenRequest> requests, ToIntFunction<OpenRequest> people) {
        return new Plan.Total(
                requests.size(), requests.stream().mapToInt(people).sum());
    }

    /** So many plans with so many events, for how many requests and people. */
    record Sum(int plans, int events, int requests, int people) {
        static final Sum NONE = new Sum(0, 0, 0, 0);

        private Sum plus(int morePlans, Share share) {
            return new Sum(
                    plans + morePlans,
                    events + share.events(),
                    requests + share.covered().requests(),
                    people + share.covered().people());
        }

        private Sum plus(Sum other) {
            return new Sum(
                    plans + other.plans, events + other.events, requests + other.requests, people + other.people);
        }
    }

    /**
     * What is planned for a region.
     *
     * @param centerId who serves it; null: nobody whom the caller may know of
     * @param status of that centre's plan; null: it has none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfRegion(
            RegionId region,
            @Nullable String centerId,
            @Nullable PlanStatus status,
            Plan.Total need,
            int events,
            int requests,
            int people) {}

    /**
     * The plans of a quarter added up; each figure is the sum of its regions'.
     *
     * @param need the open requests now that are in no event
     * @param approved by the plans that are approved
     * @param planned by those that are not yet
     */
    record National(
            Quarter quarter,
            Instant asOf,
            Plan.Total need,
            Sum approved,
            Sum planned,
            Sum total,
            List<OfRegion> byRegion) {}

    /** The sum over the regions that this person sees. */
    National national(Caller caller, Quarter quarter) {
        List<RegionalCenter> all = centers.all();
        List<RegionalPlan> plans = centers.plans(all, quarter);
        OpenNeed need = planning.inNoEvent(caller.regions());
        Sum approved = sum(caller, plans, plan -> plan.status() == PlanStatus.APPROVED);
        Sum planned = sum(caller, plans, plan -> plan.status() != PlanStatus.APPROVED);
        List<OfRegion> byRegion = Regions.all().stream()
                .map(Region::id)
                .filter(caller::sees)
                .map(region -> ofRegion(caller, region, all, plans, need))
                .toList();
        return new National(
                quarter,
                need.asOf(),
                total(need.requests(), OpenRequest::people),
                approved,
                planned,
                approved.plus(planned),
                byRegion);
    }

    private static Sum sum(Caller caller, List<RegionalPlan> plans, Predicate<RegionalPlan> counted) {
        Sum sum = Sum.NONE;
        for (RegionalPlan plan : plans) {
            List<Share> own = counted.test(plan)
                    ? plan.content().byRegion().stream()
                            .filter(share -> caller.sees(share.region()))
                            .toList()
                    : List.of();
            for (int i = 0; i < own.size(); i++) {
                sum = sum.plus(i == 0 ? 1 : 0, own.get(i));
            }
        }
        return sum;
    }

    private static OfRegion ofRegion(
            Caller caller, RegionId region, List<RegionalCenter> all, List<RegionalPlan> plans, OpenNeed need) {
        Optional<RegionalCenter> center = all.stream()
                .filter(one -> one.regions().contains(region) && one.visibleTo(caller))
                .findFirst();
        Optional<RegionalPlan> plan = center.flatMap(one -> plans.stream()
                .filter(some -> some.centerId().equals(one.centerId()) && some.visibleTo(caller))
                .findFirst());
        Sum sum = Sum.NONE;
        for (RegionalPlan one : plans) {
            for (Share share : one.content().byRegion()) {
                if (share.region().equals(region)) {
                    sum = sum.plus(0, share);
                }
            }
        }
        return new OfRegion(
                region,
                center.map(RegionalCenter::centerId).orElse(null),
                plan.map(RegionalPlan::status).orElse(null),
                total(
                        need.requests().stream()
                                .filter(request -> request.region().equals(region))
                                .toList(),
                        OpenRequest::people),
                sum.events(),
                sum.requests(),
                sum.people());
    }
}
