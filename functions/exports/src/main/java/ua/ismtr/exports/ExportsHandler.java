package ua.ismtr.exports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.files.FileStore;
import ua.ismtr.files.S3FileStore;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.json.Json;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of exports, and behind the queue of the files that are made without anyone waiting. */
public final class ExportsHandler implements RequestStreamHandler {
    private final HttpFunction routes;
    private final QueueFunction queue;

    /** Wires the function from its environment. */
    public ExportsHandler() {
        this(ExportsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private ExportsHandler(ExportsConfig config, Clients clients, Clock clock) {
        DynamoAuditLog audit = new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention());
        DynamoRequestList list = new DynamoRequestList(
                clients.dynamo(), config.listsTable(), new DynamoRequests(clients.dynamo(), config.requestsTable()));
        DynamoExportJobs jobs = new DynamoExportJobs(clients.dynamo(), config.jobsTable(), clock);
        FileStore files = new S3FileStore(clients.s3ForLargeObjects(), clients.presigner(), config.bucket());
        ExportsApi api = new ExportsApi(
                list,
                new DynamoCorrections(clients.dynamo(), config.correctionsTable()),
                audit,
                new Delivery(files, clock),
                new ExportsByQueue(jobs, new SqsMessageQueue(clients.sqs(), config.queueUrl()), files, clock),
                clock);
        this.routes = new HttpFunction(api.router(Authorization.in(clients, config.access()))::answer);
        this.queue = queue(new ExportFiles(list, jobs, files, audit, clock));
    }

    private static QueueFunction queue(ExportFiles exports) {
        return QueueFunction.oneByOne(
                (message, left) -> exports.make(Json.read(message.body(), ExportFiles.Asked.class), left));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        byte[] bytes = event.readAllBytes();
        if (Json.MAPPER.readTree(bytes).has("Records")) {
            queue.handle(new ByteArrayInputStream(bytes), answer, context);
        } else {
            routes.handle(new ByteArrayInputStream(bytes), answer);
        }
    }
}
