package ua.ismtr.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.forecasts.Forecast;
import ua.ismtr.forecasts.Method;
import ua.ismtr.forecasts.Skill;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** Shows what is forecast of any region and topic that the caller may see. */
final class ForecastApi {
    private static final int USUAL_WEEKS = 12;

    /**
     * What is forecast.
     *
     * @param pace so many requests in so many weeks, for a sentence
     * @param people how many people the requests of all these weeks will be for
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Shown(
            Instant madeAt,
            @Nullable RegionId region,
            @Nullable TopicId topic,
            List<Forecast.Point> points,
            Method method,
            Skill skill,
            Forecast.Pace pace,
            long people) {}

    private final Supplier<Forecast> forecasts;

    ForecastApi(Supplier<Forecast> forecasts) {
        this.forecasts = forecasts;
    }

    HttpResponse answer(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<RegionId> region = query.region();
        Optional<TopicId> topic = query.topic();
        if (topic.filter(TopicId.NOT_A_REQUEST::equals).isPresent()) {
            query.refuse("topic", "must be a topic of which requests are counted");
        }
        int weeks = query.number("weeks", 1, Forecast.WEEKS).orElse(USUAL_WEEKS);
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        Optional<Set<RegionId>> regions = caller.scope(region);
        if (regions.isEmpty()) {
            return Problem.foreignRegion().response();
        }
        HttpResponse full =
                HttpResponse.json(200, shown(regions.get(), region.orElse(null), topic.orElse(null), weeks));
        return Conditional.answer(request, full, full.body());
    }

    private Shown shown(Set<RegionId> regions, @Nullable RegionId region, @Nullable TopicId topic, int weeks) {
        Forecast forecast = forecasts.get();
        return new Shown(
                forecast.madeAt(),
                region,
                topic,
                forecast.points(regions, topic, weeks),
                forecast.method(topic),
                forecast.skill(regions, topic),
                forecast.pace(regions, topic, weeks),
                forecast.people(regions, topic, weeks));
    }
}
