package ua.ismtr.planning;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.config.Environment;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.events.EventStore;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.plan.Plans;
import ua.ismtr.regional.RegionalCenters;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.telemetry.Invocation;

/** The function of the schedule that plans each minute, and of the routes of plans, of supply and of regional centres. */
public final class PlanningHandler implements RequestStreamHandler {
    private final Planning planning;
    private final HttpFunction http;

    /** Wires the function from its environment. */
    public PlanningHandler() {
        this(PlanningConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private PlanningHandler(PlanningConfig config, Clients clients) {
        this(
                planning(config, clients),
                RegionalCenters.in(
                        clients, config.regionalCentersTable(), config.auditTable(), config.auditRetention()),
                Authorization.in(clients, config.access()),
                Clock.systemUTC());
        Priming.of(inMemory -> planning(config, inMemory).unkept());
    }

    private static Planning planning(PlanningConfig config, Clients clients) {
        return new Planning(
                OpenRequests.in(clients, config.listsTable()),
                new AnnouncedEvents(EventStore.reading(clients, config.eventsTable())),
                SelfPacedCourses.in(clients, config.bucket()),
                Plans.in(clients, config.bucket()),
                Clock.systemUTC());
    }

    PlanningHandler(Planning planning, RegionalCenters regional, Authorization authorization, Clock clock) {
        this.planning = planning;
        PlanningApi api = new PlanningApi(planning);
        RegionalCentersApi centers = new RegionalCentersApi(regional, clock);
        RegionalPlansApi plans = new RegionalPlansApi(new RegionalPlanning(planning, regional, clock), regional, clock);
        Router router = new Router(authorization)
                .route("GET /v1/plan", Router.ALL, api::plan)
                .route("GET /v1/supply", Router.ALL, api::supply)
                .route("GET /v1/regional-centers", Router.ALL, centers::list)
                .bare("POST /v1/regional-centers", Router.MODERATORS, centers::enter)
                .bare("GET /v1/regional-centers/{centerId}", Router.ALL, centers::one)
                .bare("PATCH /v1/regional-centers/{centerId}", Router.ALL, centers::change)
                .bare("POST /v1/regional-centers/{centerId}/plans", Router.ALL, plans::draft)
                .bare("GET /v1/regional-centers/{centerId}/plans/{quarter}", Router.ALL, plans::one)
                .bare("PATCH /v1/regional-centers/{centerId}/plans/{quarter}", Router.ALL, plans::change)
                .route("GET /v1/regional-plans", Router.ALL, plans::list)
                .route("GET /v1/national-plan", Router.ALL, plans::national);
        this.http = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        handle(event, answer);
    }

    void handle(InputStream event, OutputStream answer) throws IOException {
        http.handle(event, answer, planning::update);
    }
}
