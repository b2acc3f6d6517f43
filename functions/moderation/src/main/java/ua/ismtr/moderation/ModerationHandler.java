package ua.ismtr.moderation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.config.Environment;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.store.Clients;
import ua.ismtr.store.DynamoCounterReader;
import ua.ismtr.store.S3Snapshots;

/** The function behind the moderators' routes. */
public final class ModerationHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ModerationHandler() {
        this(ModerationConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private ModerationHandler(ModerationConfig config, Clients clients, Clock clock) {
        this(new Routes(
                new DashboardApi(
                        new FiguresReader(
                                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                                new S3Snapshots(clients.s3(), config.bucket()),
                                clock),
                        clock),
                new DirectoryApi()));
    }

    ModerationHandler(Routes routes) {
        this.function = new HttpFunction(routes::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handle(event, answer);
    }
}
