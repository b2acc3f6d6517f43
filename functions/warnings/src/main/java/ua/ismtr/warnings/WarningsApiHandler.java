package ua.ismtr.warnings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of warnings and of the register of centres. */
public final class WarningsApiHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public WarningsApiHandler() {
        this(WarningsApiConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private WarningsApiHandler(WarningsApiConfig config, Clients clients, Clock clock) {
        this(
                new Authorization(new DynamoGrants(clients.dynamo(), config.rolesTable())),
                new WarningsApi(new DynamoWarnings(clients.dynamo(), config.warningsTable(), clock), clock),
                new CentersApi(new DynamoCenters(clients.dynamo(), config.centersTable())));
    }

    WarningsApiHandler(Authorization authorization, WarningsApi warnings, CentersApi centers) {
        Router router = new Router(authorization)
                .route("GET /v1/warnings", Router.ALL, warnings::list)
                .route("PATCH /v1/warnings/{warningId}", Router.MODERATORS, warnings::decide)
                .route("GET /v1/centers", Router.ALL, centers::list)
                .route("POST /v1/centers/imports", Router.MODERATORS, (caller, request) -> centers.read(request));
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
