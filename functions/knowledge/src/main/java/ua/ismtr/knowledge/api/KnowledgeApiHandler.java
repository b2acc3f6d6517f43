package ua.ismtr.knowledge.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of knowledge. */
public final class KnowledgeApiHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public KnowledgeApiHandler() {
        this(Wiring.router(ApiConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC()));
    }

    KnowledgeApiHandler(Router router) {
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
