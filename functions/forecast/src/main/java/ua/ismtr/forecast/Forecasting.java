package ua.ismtr.forecast;

import java.time.Clock;
import java.time.Instant;
import ua.ismtr.aws.Clients;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.forecasts.Forecast;
import ua.ismtr.forecasts.ForecastMaker;
import ua.ismtr.forecasts.S3Forecasts;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Week;
import ua.ismtr.surveillance.ActivityReader;

/** Makes forecasts from the counters, and keeps them. */
final class Forecasting {
    /** Fewer weeks tell too little for a forecast by which others are judged. */
    private static final int FEWEST_WEEKS = 8;

    private static final int JUDGED = 52;

    private final ActivityReader activity;
    private final S3Forecasts forecasts;
    private final Clock clock;

    Forecasting(ActivityReader activity, S3Forecasts forecasts, Clock clock) {
        this.activity = activity;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    static Forecasting of(ForecastConfig config, Clients clients, Clock clock) {
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                new S3Snapshots(clients.s3(), config.bucket()),
                clock);
        return new Forecasting(
                new ActivityReader(figures), new S3Forecasts(clients.s3ForLargeObjects(), config.bucket()), clock);
    }

    /**
     * Makes the forecasts for this week and those after it from all weeks that are over. The first ones made in a week
     * are published; later ones of the same week take in what arrived late, and replace only what is shown.
     */
    Forecast update() {
        Forecast forecast = make();
        if (forecast.history() >= FEWEST_WEEKS) {
            forecasts.publish(forecast);
        }
        forecasts.makeCurrent(forecast);
        return forecast;
    }

    /** The newest forecasts; before the schedule has made any, those that it would make now. */
    Forecast current() {
        return forecasts.current().orElseGet(this::make);
    }

    private Forecast make() {
        Instant now = clock.instant();
        Week first = Week.of(Kyiv.day(now));
        return ForecastMaker.make(
                activity.until(first.monday().minusDays(1)).history(), first, now, forecasts.published(first, JUDGED));
    }
}
