package ua.ismtr.snapshots;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.dashboard.SnapshotRebuild;
import ua.ismtr.telemetry.Invocation;

/**
 * The function of the nightly schedule that compares the dashboard's snapshot with the counters. It mends what differs and
 * then fails, so that the alarm on its errors rings: somebody should find out how the snapshot came to be wrong.
 */
public final class SnapshotRebuildHandler implements RequestStreamHandler {
    private final SnapshotRebuild rebuild;

    /** Wires the function from its environment. */
    public SnapshotRebuildHandler() {
        this(SnapshotsConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private SnapshotRebuildHandler(SnapshotsConfig config, Clients clients) {
        this(new SnapshotRebuild(
                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                new S3Snapshots(clients.s3(), config.bucket()),
                Clock.systemUTC()));
    }

    SnapshotRebuildHandler(SnapshotRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        Set<YearMonth> mended = rebuild.rebuild();
        if (!mended.isEmpty()) {
            throw new IllegalStateException("The snapshot had wrong figures of " + mended + "; they are mended");
        }
    }
}
