package ua.ismtr.forecast;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.forecasts.Forecast;
import ua.ismtr.telemetry.Invocation;

/** The function of the weekly schedule. */
public final class ForecastHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastHandler.class);

    private final Forecasting forecasting;

    /** Wires the function from its environment. */
    public ForecastHandler() {
        this(Forecasting.of(ForecastConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC()));
    }

    ForecastHandler(Forecasting forecasting) {
        this.forecasting = forecasting;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        Forecast forecast = forecasting.update();
        LOG.info("Forecast from {} on, of {} weeks", forecast.first(), forecast.history());
    }
}
