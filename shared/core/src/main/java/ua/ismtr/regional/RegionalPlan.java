package ua.ismtr.regional;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.IfMatch;
import ua.ismtr.plan.Plan;
import ua.ismtr.reference.Quarter;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.RequestId;

/**
 * What a regional centre means to hold in a quarter, chosen for the need of its regions within what it has to train with.
 *
 * @param regions those of the centre when the plan was made
 * @param note why it was returned
 * @param version grows by one with each change, from 1
 */
public record RegionalPlan(
        String centerId,
        Quarter quarter,
        List<RegionId> regions,
        PlanStatus status,
        @Nullable String note,
        Budget budget,
        Content content,
        List<Step> history,
        String createdBy,
        String updatedBy,
        Instant updatedAt,
        long version) {
    /** Earlier steps are in the audit log. */
    private static final int MOST_STEPS = 100;

    /**
     * What the centre asked for.
     *
     * @param events at most so many
     * @param without no events on these topics
     */
    public record Budget(int events, List<TopicId> without) {}

    /** The chosen events, and who is left out and why; as {@link Plan}, with the figures of each region. */
    public record Content(
            Instant asOf,
            Plan.Total need,
            List<Line> events,
            Plan.Covered covered,
            double atLeastShareOfBest,
            List<Plan.Uncovered> uncovered,
            List<Share> byRegion) {}

    /**
     * An event that is to be held, as {@link Plan.Event}.
     *
     * @param region where it is held; an online one by the region where the centre sits
     * @param venue null: online
     */
    public record Line(
            int rank,
            TopicId topic,
            Format format,
            RegionId region,
            RegionalCenter.@Nullable Venue venue,
            int capacity,
            int people,
            int centers,
            int requests,
            List<RequestId> requestIds,
            List<RegionId> regions,
            Plan.Reasons reasons,
            double gain,
            double coveredShare) {}

    /** What a region has of the plan: the events held there, its need, and how much of it gets a place. */
    public record Share(RegionId region, int events, Plan.Total need, Plan.Total covered) {}

    /** A step on the way to approval. */
    public record Step(
            Instant at,
            String by,
            PlanStatus status,
            @Nullable String note) {}

    /** A plan that has just been made. */
    public static RegionalPlan drafted(
            RegionalCenter center, Quarter quarter, Budget budget, Content content, String by, Instant now) {
        return new RegionalPlan(
                center.centerId(),
                quarter,
                center.regions(),
                PlanStatus.DRAFT,
                null,
                budget,
                content,
                List.of(new Step(now, by, PlanStatus.DRAFT, null)),
                by,
                by,
                now,
                1);
    }

    /** The next version, with its events chosen again. */
    public RegionalPlan chosenAgain(
            RegionalCenter center, Budget newBudget, Content newContent, String by, Instant now) {
        return next(center.regions(), PlanStatus.DRAFT, null, newBudget, newContent, by, now);
    }

    /** The next version, one step on. */
    public RegionalPlan moved(PlanStatus next, @Nullable String why, String by, Instant now) {
        return next(regions, next, why, budget, content, by, now);
    }

    private RegionalPlan next(
            List<RegionId> newRegions,
            PlanStatus next,
            @Nullable String why,
            Budget newBudget,
            Content newContent,
            String by,
            Instant now) {
        List<Step> steps = new ArrayList<>(history);
        steps.add(new Step(now, by, next, why));
        List<Step> latest = List.copyOf(steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size()));
        return new RegionalPlan(
                centerId,
                quarter,
                newRegions,
                next,
                why,
                newBudget,
                newContent,
                latest,
                createdBy,
                by,
                now,
                version + 1);
    }

    /** Whether this person may know of it: only those who see all its regions. */
    public boolean visibleTo(Caller caller) {
        return caller.regions().containsAll(regions);
    }

    /** The entity tag of this version (RFC 9110, section 8.8.3). */
    public String tag() {
        return IfMatch.tag(version);
    }
}
