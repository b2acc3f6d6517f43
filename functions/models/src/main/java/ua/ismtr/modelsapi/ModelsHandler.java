package ua.ismtr.modelsapi;

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
import ua.ismtr.models.Models;
import ua.ismtr.models.S3Models;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.telemetry.Invocation;
import ua.ismtr.topics.TopicModel;

/** The function of the administrators' routes about models. */
public final class ModelsHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ModelsHandler() {
        this(ModelsConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private ModelsHandler(ModelsConfig config, Clients clients) {
        this(api(config, clients, new S3Models(clients.s3(), config.modelsBucket()))
                .router(Authorization.in(clients, config.access())));
    }

    ModelsHandler(Router router) {
        this.function = new HttpFunction(router::answer);
    }

    private static ModelsApi api(ModelsConfig config, Clients clients, Models models) {
        Clock clock = Clock.systemUTC();
        String packaged = TopicModel.packaged().version();
        return new ModelsApi(
                new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()),
                models,
                new Rollback(models, packaged, clock),
                new SqsMessageQueue(clients.sqs(), config.queueUrl()),
                packaged,
                clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
