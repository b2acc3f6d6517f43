package ua.ismtr.moderation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;

/** The function behind the moderators' routes. */
public final class ModerationHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ModerationHandler() {
        this(Wiring.routes(ModerationConfig.read(Environment.ofProcess()), Clock.systemUTC()));
    }

    ModerationHandler(Routes routes) {
        this.function = new HttpFunction(routes::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handle(event, answer);
    }
}
