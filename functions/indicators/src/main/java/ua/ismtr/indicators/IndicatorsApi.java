package ua.ismtr.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.aws.ParallelReads;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.Conditional;
import ua.ismtr.http.Csv;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.json.Json;
import ua.ismtr.outcomes.OutcomeReport;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Period;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.History;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestList;

/** The indicators of any regions that the caller may see, as JSON and as files, and the rows that they come from. */
final class IndicatorsApi {
    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 731;
    private static final int READERS = 16;

    /** So many characters a file has at most, nearly all of them ASCII: an answer of Lambda holds 6 MB. */
    private static final int MOST_CHARACTERS = 5_000_000;

    private static final Caller COUNTRY =
            Caller.of("indicators", Role.ADMIN, List.of()).orElseThrow();
    private static final List<String> COLUMNS =
            List.of("id", "value", "numerator", "denominator", "n", "low", "high", "withheld");
    private static final List<String> ROW_COLUMNS = List.of(
            "requestId",
            "region",
            "center",
            "topics",
            "people",
            "submittedAt",
            "plannedAt",
            "deliveredAt",
            "endedAt",
            "course",
            "imported",
            "repeatedBy");
    private static final List<String> EVENT_COLUMNS =
            List.of("eventId", "region", "day", "capacity", "taken", "attended");
    private static final List<String> COURSE_COLUMNS = List.of("courseId", "provider", "topics", "atOnce", "duplicate");

    /** All indicators of a period. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Items(
            Instant asOf,
            @Nullable RegionId region,
            LocalDate from,
            LocalDate to,
            List<Indicator> items,
            @Nullable String nextCursor) {}

    /** All definitions. */
    private record Definitions(List<Definition> items) {}

    /** What was asked for. */
    private record Wanted(Set<RegionId> regions, @Nullable RegionId region, Period period, boolean wholeCountry) {}

    private final RequestList requests;
    private final History history;
    private final Training training;
    private final Clock clock;

    IndicatorsApi(RequestList requests, History history, Training training, Clock clock) {
        this.requests = requests;
        this.history = history;
        this.training = training;
        this.clock = clock;
    }

    HttpResponse answer(Caller caller, HttpRequest request) {
        return read(caller, request, wanted -> {
            List<Indicator> indicators = indicators(caller, wanted);
            HttpResponse full = HttpResponse.json(
                    200,
                    new Items(
                            clock.instant(),
                            wanted.region(),
                            wanted.period().from(),
                            wanted.period().to(),
                            indicators,
                            null));
            // The figures alone: that time has passed makes no new version.
            return Conditional.answer(request, full, Json.text(indicators).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The indicators of the last year in the whole country that may be shown. */
    OutcomeReport report() {
        LocalDate today = Kyiv.day(clock.instant());
        Period year = new Period(today.minusDays(USUAL_DAYS - 1L), today);
        Wanted country = new Wanted(COUNTRY.regions(), null, year, true);
        Map<String, Definition> definitions =
                Indicators.DEFINITIONS.stream().collect(Collectors.toMap(Definition::id, Function.identity()));
        List<OutcomeReport.Figure> figures = new ArrayList<>();
        for (Indicator indicator : indicators(COUNTRY, country)) {
            Double value = indicator.value();
            if (value != null) {
                Definition definition = Objects.requireNonNull(definitions.get(indicator.id()));
                figures.add(new OutcomeReport.Figure(
                        indicator.id(),
                        definition.unit(),
                        definition.title(),
                        value,
                        indicator.low(),
                        indicator.high()));
            }
        }
        return new OutcomeReport(clock.instant(), year.from(), year.to(), List.copyOf(figures));
    }

    HttpResponse csv(Caller caller, HttpRequest request) {
        return read(caller, request, wanted -> {
            Csv csv = new Csv();
            csv.row(COLUMNS);
            indicators(caller, wanted).forEach(indicator -> csv.row(row(indicator)));
            return Csv.response("indicators.csv", csv.text());
        });
    }

    HttpResponse xlsx(Caller caller, HttpRequest request) {
        return read(caller, request, wanted -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(bytes, "ISMTR", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("indicators");
                sheet.freezePane(0, 1);
                write(sheet, 0, COLUMNS);
                List<Indicator> indicators = indicators(caller, wanted);
                for (int i = 0; i < indicators.size(); i++) {
                    write(sheet, i + 1, row(indicators.get(i)));
                }
                sheet.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new HttpResponse(
                    200,
                    Map.of(
                            "content-type",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            "content-disposition",
                            "attachment; filename=\"indicators.xlsx\""),
                    bytes.toByteArray());
        });
    }

    /** The rows that the indicators are computed from. */
    HttpResponse rows(Caller caller, HttpRequest request) {
        return read(caller, request, wanted -> {
            Set<TopicId> taught = taught(training.offered());
            List<Life> lives = lives(wanted, wanted.period(), taught);
            return rows(lives, later(wanted, lives, taught), clock.instant());
        });
    }

    static HttpResponse rows(List<Life> lives, List<Life> later, Instant now) {
        RepeatedNeed need = new RepeatedNeed(lives, later);
        StringBuilder file = new StringBuilder(Csv.BYTE_ORDER_MARK).append(Csv.line(ROW_COLUMNS));
        for (Life life : lives) {
            file.append(Csv.line(row(life, need, now)));
            if (file.length() > MOST_CHARACTERS) {
                BrokenRules tooMuch = new BrokenRules();
                tooMuch.add(
                        "from", "must be later or to earlier, or name a region: these rows are too many for one file");
                return tooMuch.response();
            }
        }
        return Csv.response("indicator-rows.csv", file.toString());
    }

    /** The events that the indicators of events are computed from. */
    HttpResponse events(Caller caller, HttpRequest request) {
        return read(caller, request, wanted -> {
            Csv csv = new Csv();
            csv.row(EVENT_COLUMNS);
            training.held(caller, wanted.regions(), wanted.wholeCountry(), wanted.period())
                    .forEach(event -> csv.row(row(event)));
            return Csv.response("indicator-events.csv", csv.text());
        });
    }

    /** The courses that the indicator of the catalogue is computed from. */
    HttpResponse courses(HttpRequest request) {
        return QueryFields.none(request, () -> {
            Csv csv = new Csv();
            csv.row(COURSE_COLUMNS);
            training.offered().forEach(course -> csv.row(row(course)));
            return Csv.response("indicator-courses.csv", csv.text());
        });
    }

    HttpResponse definitions(HttpRequest request) {
        return QueryFields.none(request, () -> HttpResponse.json(200, new Definitions(Indicators.DEFINITIONS)));
    }

    private HttpResponse read(Caller caller, HttpRequest request, Function<Wanted, HttpResponse> service) {
        QueryFields query = new QueryFields(request);
        Optional<RegionId> region = query.region();
        Period period = query.period(Kyiv.day(clock.instant()), USUAL_DAYS);
        if (period.days() > MOST_DAYS) {
            query.refuse("from", "must not be more than two years before to");
        }
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        Optional<Set<RegionId>> regions = caller.scope(region);
        if (regions.isEmpty()) {
            return Problem.foreignRegion().response();
        }
        return service.apply(
                new Wanted(regions.get(), region.orElse(null), period, region.isEmpty() && caller.seesAll()));
    }

    private List<Indicator> indicators(Caller caller, Wanted wanted) {
        List<OfferedCourse> courses = training.offered();
        Set<TopicId> taught = taught(courses);
        List<Life> lives = lives(wanted, wanted.period(), taught);
        List<Life> later = later(wanted, lives, taught);
        List<HeldEvent> events = training.held(caller, wanted.regions(), wanted.wholeCountry(), wanted.period());
        return Indicators.of(new Indicators.Rows(lives, later, events, courses), clock.instant());
    }

    private static Set<TopicId> taught(List<OfferedCourse> courses) {
        return courses.stream()
                .filter(OfferedCourse::atOnce)
                .flatMap(course -> course.topics().stream())
                .collect(Collectors.toSet());
    }

    /** What was submitted behind the period while its trainings are followed, however late they took place. */
    private List<Life> later(Wanted wanted, List<Life> lives, Set<TopicId> taught) {
        LocalDate behind = wanted.period().to().plusDays(1);
        return RepeatedNeed.until(lives, clock.instant())
                .map(Kyiv::day)
                .filter(until -> !until.isBefore(behind))
                .map(until -> lives(wanted, new Period(behind, until), taught))
                .orElse(List.of());
    }

    private List<Life> lives(Wanted wanted, Period period, Set<TopicId> taught) {
        RequestFilter filter = new RequestFilter(
                wanted.wholeCountry() ? Set.of() : wanted.regions(),
                null,
                null,
                null,
                null,
                period.from(),
                period.to(),
                Set.of());
        List<Callable<Optional<Life>>> reading = new ArrayList<>();
        requests.each(filter, stored -> reading.add(() -> Life.of(stored, history, taught)));
        // An answered request has its steps read by a query of its own, which is mostly waiting.
        return ParallelReads.all("the steps of requests", READERS, reading).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> row(Indicator indicator) {
        return List.of(
                indicator.id(),
                text(indicator.value()),
                text(indicator.numerator()),
                text(indicator.denominator()),
                text(indicator.n()),
                text(indicator.low()),
                text(indicator.high()),
                Boolean.toString(indicator.withheld()));
    }

    static List<String> row(Life life, RepeatedNeed need, Instant now) {
        return List.of(
                life.requestId().value(),
                life.region().value(),
                life.center(),
                life.topics().stream().map(TopicId::value).collect(Collectors.joining(" ")),
                Integer.toString(life.people()),
                life.submittedAt().toString(),
                text(life.plannedAt()),
                text(life.deliveredAt()),
                text(life.endedAt()),
                Boolean.toString(life.course()),
                Boolean.toString(life.imported()),
                RepeatedNeed.isFollowed(life, now) ? text(need.after(life).orElse(null)) : "");
    }

    static List<String> row(HeldEvent event) {
        return List.of(
                event.eventId().value(),
                text(event.region()),
                event.day().toString(),
                Integer.toString(event.capacity()),
                Integer.toString(event.taken()),
                Integer.toString(event.attended()));
    }

    static List<String> row(OfferedCourse course) {
        return List.of(
                course.courseId().value(),
                course.provider(),
                course.topics().stream().map(TopicId::value).collect(Collectors.joining(" ")),
                Boolean.toString(course.atOnce()),
                Boolean.toString(course.duplicate()));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static void write(Worksheet sheet, int line, List<String> row) {
        for (int column = 0; column < row.size(); column++) {
            String value = row.get(column);
            if (value.matches("-?[0-9.]+(E-?[0-9]+)?")) {
                sheet.value(line, column, Double.valueOf(value));
            } else if (!value.isEmpty()) {
                sheet.inlineString(line, column, Csv.harmless(value));
            }
        }
    }
}
