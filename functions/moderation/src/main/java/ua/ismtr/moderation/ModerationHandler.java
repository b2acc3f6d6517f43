package ua.ismtr.moderation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.telemetry.Invocation;

/** The function behind the moderators' routes, and of the schedule that keeps stored texts as they should be. */
public final class ModerationHandler implements RequestStreamHandler {
    /** A page of texts must be finished in this time. */
    private static final Duration NEEDED = Duration.ofSeconds(15);

    private final HttpFunction function;
    private final Upkeep upkeep;

    /** Wires the function from its environment. */
    public ModerationHandler() {
        this(ModerationConfig.read(Environment.ofProcess()), Clock.systemUTC());
    }

    private ModerationHandler(ModerationConfig config, Clock clock) {
        this(Wiring.router(config, clock), Wiring.upkeep(config, clock));
    }

    ModerationHandler(Router router, Upkeep upkeep) {
        this.function = new HttpFunction(router::answer);
        this.upkeep = upkeep;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, () -> upkeep.goOn(() -> context.getRemainingTimeInMillis() > NEEDED.toMillis()));
    }
}
