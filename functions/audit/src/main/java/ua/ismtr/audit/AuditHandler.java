package ua.ismtr.audit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.telemetry.Invocation;

/** The function of the schedule that archives the audit log each hour. */
public final class AuditHandler implements RequestStreamHandler {
    private final Archiving archiving;

    /** Wires the function from its environment. */
    public AuditHandler() {
        this(AuditConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private AuditHandler(AuditConfig config, Clients clients) {
        this(new Archiving(
                new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.retention()),
                new S3AuditObjects(clients.s3(), config.bucket()),
                Clock.systemUTC()));
    }

    AuditHandler(Archiving archiving) {
        this.archiving = archiving;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        archiving.run();
    }
}
