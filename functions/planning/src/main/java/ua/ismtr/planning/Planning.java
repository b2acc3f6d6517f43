package ua.ismtr.planning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.Caller;
import ua.ismtr.courses.CourseReference;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.plan.OpenNeed;
import ua.ismtr.plan.Plan;
import ua.ismtr.plan.Plans;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.requests.RequestId;
import ua.ismtr.telemetry.Metrics;

/**
 * Keeps the need and the plan for it up to date, and plans for other wishes. The lists are read by the schedule; a call reads what was kept,
 * and the lists only where the schedule has fallen behind or a request that was open then has got an event.
 */
final class Planning {
    /** How many events are planned where nobody says otherwise. */
    static final int USUAL_EVENTS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);

    /** A new request is to be seen after a minute at most, and the schedule comes once in a minute. */
    private static final Duration FRESH = Duration.ofSeconds(40);

    private final OpenRequests open;
    private final AnnouncedEvents events;
    private final SelfPacedCourses courses;
    private final Plans plans;
    private final Clock clock;

    Planning(OpenRequests open, AnnouncedEvents events, SelfPacedCourses courses, Plans plans, Clock clock) {
        this.open = open;
        this.events = events;
        this.courses = courses;
        this.plans = plans;
        this.clock = clock;
    }

    /** The plan for the need as it is now, kept nowhere. */
    Plan unkept() {
        return usualPlan(readNeed());
    }

    private OpenNeed readNeed() {
        return new OpenNeed(clock.instant(), open.all());
    }

    private Plan usualPlan(OpenNeed need) {
        return plan(need, need.requests(), USUAL_EVENTS, null);
    }

    /** Reads the need, plans for it and keeps both. */
    Plan update() {
        OpenNeed need = readNeed();
        Plan plan = usualPlan(need);
        plans.keep(need, plan);
        long oldest = need.requests().stream()
                .mapToLong(request -> request.daysWaited(need.asOf()))
                .max()
                .orElse(0);
        Metrics.give(Map.of(
                "OpenRequests", need.requests().size(),
                "OldestOpenDays", oldest,
                "WaitingForTopics", open.waitingForTopics()));
        LOG.info(
                "Planned {} events for {} open requests",
                plan.events().size(),
                need.requests().size());
        return plan;
    }

    /** The plan of the usual number of events for the whole country. */
    Plan usual() {
        return plans.plan()
                .filter(plan -> isFresh(plan.asOf()))
                .filter(plan -> isOpen(plan.events().stream().flatMap(event -> event.requestIds().stream())))
                .orElseGet(this::update);
    }

    /** A plan for some regions. */
    Plan plan(Set<RegionId> regions, int events, @Nullable Format format) {
        OpenNeed need = need();
        return plan(need, in(regions, need), events, format);
    }

    /** The open requests of some regions that are in no event. */
    OpenNeed inNoEvent(Set<RegionId> regions) {
        OpenNeed need = need();
        return new OpenNeed(need.asOf(), inNoEvent(in(regions, need)));
    }

    /** A plan for this need within these limits. */
    Plan plan(OpenNeed need, int events, Limits limits) {
        return new PlanBuilder(
                        need.requests(),
                        need.asOf(),
                        null,
                        limits,
                        courses.read().byTopic())
                .plan(events);
    }

    /** The supply for some regions as this person may see it, by topic. */
    List<Supply> supply(Caller caller, Set<RegionId> regions) {
        OpenNeed need = need();
        return Supply.of(
                in(regions, need),
                need.asOf(),
                events.byTopic(caller, regions, clock.instant()),
                courses.read().byTopic());
    }

    private OpenNeed need() {
        Optional<OpenNeed> kept = plans.need()
                .filter(need -> isFresh(need.asOf()))
                .filter(need -> isOpen(inNoEvent(need.requests()).stream().map(OpenRequest::id)));
        if (kept.isPresent()) {
            return kept.get();
        }
        update();
        return plans.need().orElseThrow();
    }

    /** Whether none of these requests has got an event since they were read. */
    private boolean isOpen(Stream<RequestId> requests) {
        Set<RequestId> inEvents = events.requests();
        return requests.noneMatch(inEvents::contains);
    }

    private boolean isFresh(Instant asOf) {
        return asOf.isAfter(clock.instant().minus(FRESH));
    }

    private static List<OpenRequest> in(Set<RegionId> regions, OpenNeed need) {
        return need.requests().stream()
                .filter(request -> regions.contains(request.region()))
                .toList();
    }

    private Plan plan(OpenNeed need, List<OpenRequest> requests, int events, @Nullable Format format) {
        Map<TopicId, List<CourseReference>> selfPaced = courses.read().byTopic();
        return new PlanBuilder(inNoEvent(requests), need.asOf(), format, Limits.NONE, selfPaced).plan(events);
    }

    private static List<OpenRequest> inNoEvent(List<OpenRequest> requests) {
        return requests.stream().filter(request -> request.event() == null).toList();
    }
}
