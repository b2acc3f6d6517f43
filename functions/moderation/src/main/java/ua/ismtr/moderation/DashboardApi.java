package ua.ismtr.moderation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.dashboard.DashboardBuilder;
import ua.ismtr.dashboard.Figures;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.Scope;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Period;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/** The dashboard's figures for any region, topic and time that the caller may see. */
final class DashboardApi {
    private static final int USUAL_DAYS = 365;

    private final FiguresReader reader;
    private final Clock clock;

    DashboardApi(FiguresReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    HttpResponse answer(Caller caller, HttpRequest request) {
        return answer(caller, request, dashboard -> HttpResponse.json(200, dashboard));
    }

    /** The same figures as a table. */
    HttpResponse csv(Caller caller, HttpRequest request) {
        return answer(caller, request, DashboardCsv::response);
    }

    private HttpResponse answer(Caller caller, HttpRequest request, Function<Dashboard, HttpResponse> shown) {
        QueryFields query = new QueryFields(request);
        Period period = query.period(Kyiv.day(clock.instant()), USUAL_DAYS);
        Optional<RegionId> region = query.region();
        @Nullable TopicId topic = query.topic().orElse(null);
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        Optional<Set<RegionId>> visible = caller.scope(region);
        if (visible.isEmpty()) {
            return Problem.foreignRegion().response();
        }
        return answer(request, new Scope(region.orElse(null), visible.get(), topic, period.from(), period.to()), shown);
    }

    private HttpResponse answer(HttpRequest request, Scope scope, Function<Dashboard, HttpResponse> shown) {
        Figures figures = reader.read(scope.previousFrom(), scope.to());
        Dashboard dashboard = DashboardBuilder.build(scope, figures, clock.instant());
        return Conditional.answer(request, shown.apply(dashboard), version(dashboard));
    }

    /** The figures alone: that time has passed makes no new version. */
    private static byte[] version(Dashboard dashboard) {
        return Json.text(dashboard.at(Instant.EPOCH, Instant.EPOCH)).getBytes(StandardCharsets.UTF_8);
    }
}
