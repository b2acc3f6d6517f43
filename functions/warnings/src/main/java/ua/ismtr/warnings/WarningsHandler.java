package ua.ismtr.warnings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.telemetry.Invocation;
import ua.ismtr.telemetry.Metrics;

/** The function of the daily schedule. */
public final class WarningsHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WarningsHandler.class);

    private final Watching watching;

    /** Wires the function from its environment. */
    public WarningsHandler() {
        this(Watching.of(WarningsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC()));
    }

    WarningsHandler(Watching watching) {
        this.watching = watching;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        Watching.Seen seen = watching.update();
        LOG.info("{} new warnings", seen.created());
        Metrics.give(Map.of("AllSilent", seen.allSilent() ? 1 : 0));
    }
}
