package ua.ismtr.moderation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
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
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.TopicId;

/** The dashboard's figures for any region, topic and time that the caller may see. */
final class DashboardApi {
    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 3660;

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
        List<BrokenRule> broken = new ArrayList<>();
        LocalDate today = Kyiv.day(clock.instant());
        LocalDate to = date(request, "to", broken).orElse(today);
        LocalDate from = date(request, "from", broken).orElse(to.minusDays(USUAL_DAYS - 1L));
        @Nullable RegionId region = region(request, broken).orElse(null);
        @Nullable TopicId topic = topic(request, broken).orElse(null);
        if (from.isAfter(to)) {
            broken.add(new BrokenRule("from", "must not be after to"));
        } else if (from.plusDays(MOST_DAYS).isBefore(to)) {
            broken.add(new BrokenRule("from", "must not be more than ten years before to"));
        }
        if (!broken.isEmpty()) {
            return Problem.unprocessable(broken).response();
        }
        if (region != null && !caller.regions().contains(region)) {
            return Problem.forbidden("This region is not among yours").response();
        }
        Set<RegionId> visible = region == null ? caller.regions() : Set.of(region);
        return answer(request, new Scope(region, visible, topic, from, to), shown);
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

    private static Optional<LocalDate> date(HttpRequest request, String name, List<BrokenRule> broken) {
        try {
            return request.parameter(name).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            broken.add(new BrokenRule(name, "must be a date such as 2026-11-21"));
            return Optional.empty();
        }
    }

    private static Optional<RegionId> region(HttpRequest request, List<BrokenRule> broken) {
        Optional<String> text = request.parameter("region");
        Optional<RegionId> region = text.flatMap(Regions::find).map(Region::id);
        if (text.isPresent() && region.isEmpty()) {
            broken.add(new BrokenRule("region", "must be the ISO 3166-2 code of a region of Ukraine, such as UA-46"));
        }
        return region;
    }

    private static Optional<TopicId> topic(HttpRequest request, List<BrokenRule> broken) {
        Optional<String> text = request.parameter("topic");
        Optional<TopicId> topic = text.flatMap(Taxonomy::label);
        if (text.isPresent() && topic.isEmpty()) {
            broken.add(new BrokenRule("topic", "must be a topic of the taxonomy, such as veterans"));
        }
        return topic;
    }
}
