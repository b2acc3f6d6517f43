package ua.ismtr.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.Named;
import ua.ismtr.reference.Quarter;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;
import ua.ismtr.regional.PlanStatus;
import ua.ismtr.regional.RegionalCenter;
import ua.ismtr.regional.RegionalCenters;
import ua.ismtr.regional.RegionalPlan;
import ua.ismtr.regional.RegionalPlan.Budget;

/** Plans of regional centres: a centre makes and submits its own, moderators approve them or return them with a note. */
final class RegionalPlansApi {
    private static final int USUAL_EVENTS = 10;

    /** More lines would not fit into one item. */
    private static final int MOST_EVENTS = 40;

    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 20;
    private static final int LONGEST_NOTE = 2000;
    private static final String QUARTER = "a quarter such as 2027-Q1";

    private final RegionalPlanning planning;
    private final RegionalCenters centers;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    RegionalPlansApi(RegionalPlanning planning, RegionalCenters centers, Clock clock) {
        this.planning = planning;
        this.centers = centers;
        this.clock = clock;
    }

    /** A plan as it is shown. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Shown(
            String centerId,
            Quarter quarter,
            List<RegionId> regions,
            PlanStatus status,
            @Nullable String note,
            Budget budget,
            @JsonUnwrapped RegionalPlan.Content content,
            List<RegionalPlan.Step> history,
            String createdBy,
            String updatedBy,
            Instant updatedAt,
            long version) {
        static Shown of(RegionalPlan plan) {
            return new Shown(
                    plan.centerId(),
                    plan.quarter(),
                    plan.regions(),
                    plan.status(),
                    plan.note(),
                    plan.budget(),
                    plan.content(),
                    plan.history(),
                    plan.createdBy(),
                    plan.updatedBy(),
                    plan.updatedAt(),
                    plan.version());
        }
    }

    /** A page of them. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Items(List<Shown> items, @Nullable String nextCursor) {}

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<Quarter> quarter = quarter(request, query);
        Optional<PlanStatus> status = query.oneOf("status", PlanStatus.class);
        Optional<RegionId> region = query.region();
        int limit = query.limit(USUAL_LIMIT, MOST);
        String after = query.cursor(text -> Optional.of(text).filter(some -> some.matches("[0-9a-f-]{36}")))
                .orElse("");
        BrokenRules broken = query.broken();
        if (!broken.isEmpty() || quarter.isEmpty()) {
            return broken.response();
        }
        if (region.filter(one -> !caller.sees(one)).isPresent()) {
            return Problem.foreignRegion().response();
        }
        List<RegionalCenter> visible = centers.all().stream()
                .filter(center -> center.visibleTo(caller) && center.centerId().compareTo(after) > 0)
                .toList();
        List<RegionalPlan> rest = centers.plans(visible, quarter.get()).stream()
                .filter(plan -> plan.visibleTo(caller))
                .filter(plan -> status.isEmpty() || plan.status() == status.get())
                .filter(plan -> region.isEmpty() || plan.regions().contains(region.get()))
                .toList();
        List<RegionalPlan> page = rest.stream().limit(limit).toList();
        String next = rest.size() > limit ? page.getLast().centerId() : null;
        HttpResponse full =
                HttpResponse.json(200, new Items(page.stream().map(Shown::of).toList(), next));
        return Conditional.answer(request, full, full.body());
    }

    HttpResponse national(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<Quarter> quarter = quarter(request, query);
        BrokenRules broken = query.broken();
        if (!broken.isEmpty() || quarter.isEmpty()) {
            return broken.response();
        }
        HttpResponse full = HttpResponse.json(200, planning.national(caller, quarter.get()));
        return Conditional.answer(request, full, full.body());
    }

    private static Optional<Quarter> quarter(HttpRequest request, QueryFields query) {
        Optional<Quarter> quarter = query.value("quarter", Quarter::parse, QUARTER);
        if (request.parameter("quarter").filter(text -> !text.isBlank()).isEmpty()) {
            query.refuse("quarter", "must be " + QUARTER);
        }
        return quarter;
    }

    HttpResponse one(Caller caller, HttpRequest request) {
        return find(caller, request).map(plan -> shown(200, plan)).orElseGet(RegionalPlansApi::unknown);
    }

    HttpResponse draft(Caller caller, HttpRequest request) {
        Optional<RegionalCenter> center = RegionalCentersApi.find(centers, caller, request);
        if (center.isEmpty()) {
            return RegionalCentersApi.unknown();
        }
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Optional<Quarter> quarter = fields.parsed("/quarter", Quarter::parse, QUARTER);
            Budget budget = budget(fields, new Budget(USUAL_EVENTS, List.of()));
            return quarter.isPresent() && fields.broken().isEmpty()
                    ? draft(
                            caller,
                            center.get(),
                            quarter.get(),
                            budget,
                            request.header("idempotency-key").isPresent())
                    : fields.broken().response();
        });
    }

    /** @param repeated whether the same call by the same person again gets the same answer */
    private HttpResponse draft(Caller caller, RegionalCenter center, Quarter quarter, Budget budget, boolean repeated) {
        Optional<RegionalPlan> earlier = centers.plan(center.centerId(), quarter);
        if (repeated
                && earlier.filter(plan ->
                                plan.budget().equals(budget) && plan.createdBy().equals(caller.signature()))
                        .isPresent()) {
            return created(earlier.get());
        }
        if (earlier.isEmpty()) {
            RegionalPlan plan = RegionalPlan.drafted(
                    center,
                    quarter,
                    budget,
                    planning.content(center, quarter, budget),
                    caller.signature(),
                    clock.instant());
            if (centers.store(plan, entry(caller, null, plan))) {
                return created(plan);
            }
        }
        return Problem.conflict("The centre has a plan for this quarter").response();
    }

    HttpResponse change(Caller caller, HttpRequest request) {
        Optional<RegionalCenter> center = RegionalCentersApi.find(centers, caller, request);
        Optional<RegionalPlan> found = find(caller, request);
        if (center.isEmpty() || found.isEmpty()) {
            return unknown();
        }
        return IfMatch.required(
                request,
                seen -> seen.names(found.get().tag())
                        ? JsonBody.read(request, json -> change(caller, center.get(), found.get(), json))
                        : IfMatch.outdated());
    }

    private HttpResponse change(Caller caller, RegionalCenter center, RegionalPlan before, JsonNode json) {
        JsonFields fields = new JsonFields(json);
        Optional<PlanStatus> status = fields.optional(
                "/status",
                text -> Named.find(PlanStatus.class, text).filter(one -> one != PlanStatus.DRAFT),
                "one of submitted, approved, returned");
        @Nullable String note = redactor.redactIfAny(fields.optionalText("/note", LONGEST_NOTE));
        Budget budget = budget(fields, before.budget());
        boolean again = json.has("events") || json.has("without");
        if (fields.broken().isEmpty() && again == status.isPresent()) {
            fields.refuse("", "must have either a status, or events and topics to leave out");
        }
        if (status.isPresent() && status.get() == PlanStatus.RETURNED && note == null) {
            fields.refuse("/note", "must say what is to be changed");
        }
        if (!fields.broken().isEmpty()) {
            return fields.broken().response();
        }
        return status.map(next -> move(caller, before, next, note))
                .orElseGet(() -> chooseAgain(caller, center, before, budget));
    }

    private HttpResponse move(Caller caller, RegionalPlan before, PlanStatus next, @Nullable String note) {
        if (next != PlanStatus.SUBMITTED && !caller.moderates()) {
            return Problem.forbidden("Moderators approve and return the plans of centres")
                    .response();
        }
        if (!before.status().mayBecome(next)) {
            return Problem.conflict("A plan that is %s cannot become %s".formatted(before.status(), next))
                    .response();
        }
        return store(caller, before, before.moved(next, note, caller.signature(), clock.instant()));
    }

    private HttpResponse chooseAgain(Caller caller, RegionalCenter center, RegionalPlan before, Budget budget) {
        if (!before.status().isOpen()) {
            return Problem.conflict("The events of a plan that is %s stay as they are".formatted(before.status()))
                    .response();
        }
        return store(
                caller,
                before,
                before.chosenAgain(
                        center,
                        budget,
                        planning.content(center, before.quarter(), budget),
                        caller.signature(),
                        clock.instant()));
    }

    private HttpResponse store(Caller caller, RegionalPlan before, RegionalPlan after) {
        return centers.store(after, entry(caller, before, after)) ? shown(200, after) : IfMatch.outdated();
    }

    private static Budget budget(JsonFields fields, Budget usual) {
        int events = fields.wholeNumber("/events", 1, MOST_EVENTS, usual.events());
        if (fields.isAbsent("/without")) {
            return new Budget(events, usual.without());
        }
        int count = fields.list("/without", 0, Taxonomy.topics().size()).size();
        List<TopicId> without = IntStream.range(0, count)
                .mapToObj(i -> fields.parsed("/without/" + i, Taxonomy::label, "a topic of the taxonomy"))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new Budget(events, without);
    }

    private AuditLog.Entry entry(Caller caller, @Nullable RegionalPlan before, RegionalPlan after) {
        return AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                AuditLog.Action.PLAN,
                after.centerId(),
                before == null ? Map.of() : state(before),
                state(after));
    }

    private static Map<String, Object> state(RegionalPlan plan) {
        Map<String, Object> state = new HashMap<>(Map.of(
                "quarter", plan.quarter(),
                "status", plan.status(),
                "events", plan.content().events().size(),
                "people", plan.content().covered().people()));
        if (plan.note() != null) {
            state.put("hasNote", true);
        }
        return state;
    }

    private Optional<RegionalPlan> find(Caller caller, HttpRequest request) {
        return RegionalCentersApi.find(centers, caller, request)
                .flatMap(center -> Quarter.parse(request.path().getOrDefault("quarter", ""))
                        .flatMap(quarter -> centers.plan(center.centerId(), quarter)))
                .filter(plan -> plan.visibleTo(caller));
    }

    private static HttpResponse created(RegionalPlan plan) {
        return shown(201, plan)
                .with("location", "/v1/regional-centers/%s/plans/%s".formatted(plan.centerId(), plan.quarter()));
    }

    private static HttpResponse unknown() {
        return Problem.notFound("There is no such plan").response();
    }

    private static HttpResponse shown(int status, RegionalPlan plan) {
        return HttpResponse.json(status, Shown.of(plan)).with("etag", plan.tag());
    }
}
