package ua.ismtr.warnings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.surveillance.Warnings;
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
                Authorization.in(clients, config.access()),
                new DynamoWarnings(clients.dynamo(), config.warningsTable(), clock),
                new DynamoCenters(clients.dynamo(), config.centersTable()),
                new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()),
                clock);
    }

    private WarningsApiHandler(
            Authorization authorization, Warnings warnings, Centers centers, AuditLog audit, Clock clock) {
        this(authorization, new WarningsApi(warnings, audit, clock), new CentersApi(centers, audit, clock));
    }

    WarningsApiHandler(Authorization authorization, WarningsApi warnings, CentersApi centers) {
        Router router = new Router(authorization)
                .route("GET /v1/warnings", Router.ALL, warnings::list)
                .bare("PATCH /v1/warnings/{warningId}", Router.MODERATORS, warnings::decide)
                .route("GET /v1/centers", Router.ALL, centers::list)
                .route("POST /v1/centers/imports", Router.MODERATORS, centers::read);
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
