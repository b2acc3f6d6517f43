package ua.ismtr.snapshots;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.dashboard.SnapshotWriter;
import ua.ismtr.telemetry.Invocation;

/** The function of the schedule that keeps the dashboard's snapshot up to date. */
public final class SnapshotsHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotsHandler.class);

    private final SnapshotWriter writer;

    /** Wires the function from its environment. */
    public SnapshotsHandler() {
        this(SnapshotsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private SnapshotsHandler(SnapshotsConfig config, Clients clients, Clock clock) {
        this(new SnapshotWriter(
                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                new S3Snapshots(clients.s3(), config.bucket()),
                clock));
    }

    SnapshotsHandler(SnapshotWriter writer) {
        this.writer = writer;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        Set<YearMonth> written = writer.update();
        if (!written.isEmpty()) {
            LOG.info("The snapshot has new figures of {}", written);
        }
    }
}
