package ua.ismtr.forecast;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.telemetry.Invocation;

/** The function behind the route of forecasts. */
public final class ForecastApiHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public ForecastApiHandler() {
        this(ForecastApiConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private ForecastApiHandler(ForecastApiConfig config, Clients clients, Clock clock) {
        this(
                Authorization.in(clients, config.access()),
                new ForecastApi(Forecasting.of(config.forecast(), clients, clock)::current));
    }

    ForecastApiHandler(Authorization authorization, ForecastApi api) {
        Router router = new Router(authorization).route("GET /v1/forecast", Router.ALL, api::answer);
        this.function = new HttpFunction(router::answer);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
