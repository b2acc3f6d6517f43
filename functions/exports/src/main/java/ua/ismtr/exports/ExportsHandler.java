package ua.ismtr.exports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.files.S3FileStore;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of exports. */
public final class ExportsHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ExportsHandler() {
        this(ExportsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private ExportsHandler(ExportsConfig config, Clients clients, Clock clock) {
        this(
                config,
                clients,
                clock,
                new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()));
    }

    private ExportsHandler(ExportsConfig config, Clients clients, Clock clock, DynamoAuditLog audit) {
        this(new ExportsApi(
                        new DynamoRequestList(
                                clients.dynamo(),
                                config.listsTable(),
                                new DynamoRequests(clients.dynamo(), config.requestsTable())),
                        new DynamoCorrections(clients.dynamo(), config.correctionsTable()),
                        audit,
                        new Delivery(
                                new S3FileStore(clients.s3ForLargeObjects(), clients.presigner(), config.bucket()),
                                clock),
                        clock)
                .router(new Authorization(new DynamoGrants(clients.dynamo(), config.rolesTable()))));
    }

    ExportsHandler(Router router) {
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
