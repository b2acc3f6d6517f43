package ua.ismtr.indicators;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.events.EventStore;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.outcomes.OutcomeReports;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.History;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of indicators, and of the schedule that keeps those of the country for the weekly e-mail. */
public final class IndicatorsHandler implements RequestStreamHandler {
    private final HttpFunction function;
    private final IndicatorsApi api;
    private final OutcomeReports reports;

    /** Wires the function from its environment. */
    public IndicatorsHandler() {
        this(IndicatorsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private IndicatorsHandler(IndicatorsConfig config, Clients clients, Clock clock) {
        this(
                Authorization.in(clients, config.access()),
                new IndicatorsApi(
                        new DynamoRequestList(
                                clients.dynamo(),
                                config.listsTable(),
                                new DynamoRequests(clients.dynamo(), config.requestsTable())),
                        History.in(clients, config.listsTable()),
                        new Training(
                                EventStore.reading(clients, config.eventsTable()),
                                Courses.in(clients, config.coursesTable()),
                                Overlaps.in(clients, config.coursesTable())),
                        clock),
                OutcomeReports.in(clients, config.bucket()));
    }

    IndicatorsHandler(Authorization authorization, IndicatorsApi api, OutcomeReports reports) {
        this.api = api;
        this.reports = reports;
        Router router = new Router(authorization)
                .route("GET /v1/indicators", Router.ALL, api::answer)
                .route("GET /v1/indicators.csv", Router.ALL, api::csv)
                .route("GET /v1/indicators.xlsx", Router.ALL, api::xlsx)
                .route("GET /v1/indicators/rows.csv", Router.MODERATORS, api::rows)
                .route("GET /v1/indicators/events.csv", Router.MODERATORS, api::events)
                .route("GET /v1/indicators/courses.csv", Router.ALL, (caller, request) -> api.courses(request))
                .route("GET /v1/indicators/definitions", Router.ALL, (caller, request) -> api.definitions(request));
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, () -> reports.keep(api.report()));
    }
}
