package ua.ismtr.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.forecasts.Forecast;
import ua.ismtr.forecasts.S3Forecasts;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.surveillance.ActivityReader;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

/** From counters to what is shown, on real stores. */
class ForecastIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void publishesOnceAWeekAndJudgesWhatWasPublished() throws IOException {
        count();
        S3Forecasts forecasts = new S3Forecasts(S3.client(), S3.bucket("SnapshotsBucket"));
        Forecasting before = forecasting(TODAY.minusWeeks(8));

        assertThat(before.current().first()).isEqualTo("2026-W40");
        assertThat(forecasts.published(Week.of(TODAY), 52)).isEmpty();
        Forecast first = before.update();
        before.update();
        assertThat(forecasts.published(Week.of(TODAY), 52)).hasSize(1);
        assertThat(Json.text(before.current())).isEqualTo(Json.text(first));

        forecasting(TODAY).update();
        assertThat(Stream.of(
                                TODAY.minusWeeks(8).minusDays(1),
                                TODAY.minusWeeks(8),
                                TODAY.minusDays(1),
                                TODAY,
                                TODAY.plusWeeks(9))
                        .map(day ->
                                forecasts.published(day).map(Forecast::first).orElse("none")))
                .containsExactly("none", "2026-W40", "2026-W40", "2026-W48", "2026-W48");
        ForecastApi api = new ForecastApi(forecasting(TODAY)::current);
        JsonNode country = json(api.answer(caller(Role.MODERATOR), request(Map.of("topic", "land", "weeks", "4"))));
        JsonNode lviv = json(api.answer(regional("UA-46"), request(Map.of("topic", "land", "weeks", "4"))));
        assertThat(country.path("points")).hasSize(4);
        assertThat(country.at("/points/0/week").asText()).isEqualTo("2026-W48");
        assertThat(country.at("/points/0/mean").asDouble()).isBetween(8.0, 11.0);
        assertThat(country.at("/method").asText()).isEqualTo("mean");
        assertThat(country.at("/skill/forecasts").asInt()).isEqualTo(8);
        assertThat(lviv.at("/points/0/mean").asDouble())
                .isLessThan(country.at("/points/0/mean").asDouble());
        assertThat(api.answer(regional("UA-46"), request(Map.of("region", "UA-63")))
                        .status())
                .isEqualTo(403);
        assertThat(api.answer(caller(Role.ADMIN), request(Map.of("weeks", "99")))
                        .status())
                .isEqualTo(422);
    }

    /** Ten centres write each week; one of them stops after thirty weeks of forty. */
    private static void count() {
        DynamoCounters counters = new DynamoCounters(
                DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock(TODAY));
        List<Contribution> contributions = new ArrayList<>();
        for (int week = 1; week <= 40; week++) {
            for (int center = 0; center < 10; center++) {
                if (center > 0 || week > 10) {
                    contributions.add(new Contribution(
                            RequestId.ofWebhook("warnings-" + week + "-" + center),
                            1,
                            TODAY.minusDays(7L * week - center % 5),
                            new RegionId("UA-46"),
                            center == 0 ? "quiet" : "c-" + center,
                            List.of(new TopicId("land")),
                            Status.CLASSIFIED,
                            Format.ONLINE,
                            JobTitle.HEAD,
                            3,
                            false));
                }
            }
        }
        assertThat(counters.count(contributions)).isEmpty();
    }

    private static Forecasting forecasting(LocalDate today) {
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable")),
                new S3Snapshots(S3.client(), S3.bucket("SnapshotsBucket")),
                clock(today));
        return new Forecasting(
                new ActivityReader(figures), new S3Forecasts(S3.client(), S3.bucket("SnapshotsBucket")), clock(today));
    }

    private static Clock clock(LocalDate today) {
        return Clock.fixed(today.atTime(6, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static Caller caller(Role role) {
        return Caller.of("olena", role, List.of()).orElseThrow();
    }

    private static Caller regional(String region) {
        return Caller.of("ivan", Role.REGIONAL, List.of(region)).orElseThrow();
    }

    private static JsonNode json(HttpResponse answer) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static HttpRequest request(Map<String, String> query) {
        return new HttpRequest("", Map.of(), Map.of(), query, new byte[0], Map.of());
    }
}
