package ua.ismtr.moderation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.telemetry.Invocation;

/** The function behind the moderators' routes. */
public final class ModerationHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ModerationHandler() {
        this(Wiring.router(ModerationConfig.read(Environment.ofProcess()), Clock.systemUTC()));
    }

    ModerationHandler(Router router) {
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
