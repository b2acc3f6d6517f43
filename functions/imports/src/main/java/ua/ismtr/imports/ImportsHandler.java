package ua.ismtr.imports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.platform.ImportClaims;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.telemetry.Invocation;

/** The function behind the route of imports. */
public final class ImportsHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ImportsHandler() {
        this(ImportsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private ImportsHandler(ImportsConfig config, Clients clients, Clock clock) {
        this(new ImportsApi(
                        ImportClaims.in(clients, config.claimsTable()),
                        new SqsMessageQueue(clients.sqs(), config.queueUrl()),
                        new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()),
                        clock)
                .router(Authorization.in(clients, config.access())));
    }

    ImportsHandler(Router router) {
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
