package ua.ismtr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.catalogue.Importing.Imported;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.CourseId;
import ua.ismtr.courses.CourseState;
import ua.ismtr.courses.Courses;
import ua.ismtr.files.NoTable;
import ua.ismtr.files.Table;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.ImportedRow;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.json.Json;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.text.Stemmer;

/** Shows the catalogue, takes imports and moderators' corrections. */
final class CoursesApi {
    private static final int LARGEST_IMPORT = 5 * 1024 * 1024;
    private static final int MOST_COURSES = 500;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9-]{1,64}");
    private static final String PROVIDER_RULE = "1 to 64 small Latin letters, digits and hyphens";

    private final Courses courses;
    private final Importing importing;
    private final Upkeep upkeep;
    private final AuditLog audit;
    private final Clock clock;

    CoursesApi(Courses courses, Importing importing, Upkeep upkeep, AuditLog audit, Clock clock) {
        this.courses = courses;
        this.importing = importing;
        this.upkeep = upkeep;
        this.audit = audit;
        this.clock = clock;
    }

    private record Page(List<CourseJson> items, @Nullable String nextCursor) {}

    HttpResponse take(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        boolean preview = query.flag("preview");
        String provider = provider(query).orElse("");
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        if (!JsonBody.mediaType(request).equals("text/csv")) {
            return JsonBody.read(
                    request,
                    LARGEST_IMPORT,
                    json -> take(caller, new JsonFields(json), ImportedRow.of(json.path("courses")), preview));
        }
        if (request.body().length > LARGEST_IMPORT) {
            return Problem.tooLarge(LARGEST_IMPORT).response();
        }
        return switch (Table.csv(request.body())) {
            case NoTable(String reason) -> Problem.badRequest(reason).response();
            case Table table -> {
                String named = provider.isEmpty() ? CsvCourses.provider(table) : provider;
                JsonNode head = Json.MAPPER.createObjectNode().put("provider", named);
                yield take(caller, new JsonFields(head), CsvCourses.rows(table), preview);
            }
        };
    }

    private HttpResponse take(Caller caller, JsonFields fields, List<ImportedRow> rows, boolean preview) {
        String provider =
                fields.parsed("/provider", CoursesApi::provider, PROVIDER_RULE).orElse("");
        ImportedRow.checkNumber(rows, MOST_COURSES, "/courses", fields.broken());
        boolean complete = fields.flag("/complete", true);
        if (!fields.broken().isEmpty()) {
            return fields.broken().response();
        }
        Imported imported = importing.take(provider, rows, complete, preview);
        if (!preview) {
            upkeep.extract();
        }
        // The same import again changes nothing and writes nothing, here neither.
        if (!preview && imported.created() + imported.changed() > 0) {
            audit.add(entry(
                    caller,
                    AuditLog.Action.IMPORT,
                    provider,
                    Map.of(),
                    Map.of(
                            "created", imported.created(),
                            "changed", imported.changed(),
                            "unchanged", imported.unchanged(),
                            "rejected", imported.rejected().size())));
        }
        return HttpResponse.json(200, imported);
    }

    private static Optional<String> provider(String text) {
        return Optional.of(text).filter(name -> PROVIDER.matcher(name).matches());
    }

    private static Optional<String> provider(QueryFields query) {
        return query.value("provider", CoursesApi::provider, PROVIDER_RULE);
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<String> provider = provider(query);
        Predicate<Course> wanted = wanted(query);
        Optional<CourseId> after = query.cursor(CourseId::parse);
        int limit = query.limit(USUAL_PAGE, LARGEST_PAGE);
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        Stream<Course> all = provider.map(one -> courses.of(one).stream())
                .orElseGet(() -> after.map(courses::after).orElseGet(courses::all));
        List<Course> found = all.filter(
                        course -> after.isEmpty() || course.courseId().compareTo(after.get()) > 0)
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Course> shown = more ? found.subList(0, limit) : found;
        return HttpResponse.json(
                200,
                new Page(
                        shown.stream().map(CourseJson::of).toList(),
                        more ? shown.getLast().courseId().value() : null));
    }

    private static Predicate<Course> wanted(QueryFields query) {
        Optional<TopicId> topic = query.topic();
        Optional<String> format = query.value(
                        "format",
                        text -> Format.of(text).filter(one -> one != Format.ANY),
                        "online, offline or blended")
                .map(Format::id);
        Optional<Boolean> selfPaced = query.value("selfPaced", CoursesApi::flag, "true or false");
        Optional<CourseState> state = query.oneOf("state", CourseState.class);
        Optional<Set<String>> words = query.search().map(Stemmer::wanted);
        return course -> (topic.isEmpty() || course.isOn(topic.get()))
                && (format.isEmpty() || format.get().equals(course.offer().format()))
                && (selfPaced.isEmpty() || selfPaced.get() == course.offer().selfPaced())
                && (state.isEmpty() || state.get() == course.state())
                && (words.isEmpty() || hasWords(course, words.get()));
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean hasWords(Course course, Set<String> words) {
        Course.Offer offer = course.offer();
        return Stemmer.has(words, String.join(" ", offer.title(), offer.about(), offer.outcomes(), offer.provider()));
    }

    HttpResponse one(Caller caller, HttpRequest request) {
        return find(request).map(CoursesApi::shown).orElseGet(CoursesApi::unknown);
    }

    HttpResponse change(Caller caller, HttpRequest request) {
        return IfMatch.required(request, ifMatch -> change(caller, request, ifMatch));
    }

    private HttpResponse change(Caller caller, HttpRequest request, IfMatch ifMatch) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Optional<List<TopicId>> topics =
                    fields.isAbsent("/topics") ? Optional.empty() : Optional.of(fields.topics("/topics"));
            Optional<CourseState> state = fields.optional(
                    "/state",
                    text -> CourseState.of(text).filter(one -> one != CourseState.STALE),
                    "current or withdrawn");
            if (topics.isPresent() && topics.get().contains(TopicId.NOT_A_REQUEST)) {
                fields.refuse("/topics", "must be topics of the taxonomy or other");
            }
            if (topics.isEmpty() && state.isEmpty() && fields.broken().isEmpty()) {
                fields.refuse("", "must have topics or a state");
            }
            return fields.broken().isEmpty()
                    ? find(request)
                            .map(course -> change(caller, course, ifMatch, topics, state))
                            .orElseGet(CoursesApi::unknown)
                    : fields.broken().response();
        });
    }

    private HttpResponse change(
            Caller caller,
            Course course,
            IfMatch ifMatch,
            Optional<List<TopicId>> topics,
            Optional<CourseState> state) {
        if (!ifMatch.names(CourseJson.of(course).tag())) {
            return IfMatch.outdated(CourseJson.of(course).tag());
        }
        Instant now = clock.instant();
        List<TopicScore> scores = topics.map(named ->
                        named.stream().map(topic -> new TopicScore(topic, 1.0)).toList())
                .orElse(course.topics());
        Course next = new Course(
                course.courseId(),
                course.offer(),
                scores,
                topics.isPresent() ? caller.signature() : course.classifiedBy(),
                state.orElse(course.state()),
                state.filter(one -> one == CourseState.CURRENT).isPresent() ? now : course.seenAt(),
                state.isPresent() ? 0 : course.missed(),
                course.version() + 1,
                now);
        if (!courses.put(next)) {
            return IfMatch.outdated(courses.find(course.courseId())
                    .map(one -> CourseJson.of(one).tag())
                    .orElse("\"\""));
        }
        upkeep.extract();
        audit.add(entry(caller, AuditLog.Action.CHANGE, course.courseId().value(), state(course), state(next)));
        return shown(next);
    }

    private AuditLog.Entry entry(
            Caller caller,
            AuditLog.Action action,
            String subject,
            Map<String, Object> before,
            Map<String, Object> after) {
        return AuditLog.Entry.of(clock.instant(), caller.sub(), action, subject, before, after);
    }

    private static Map<String, Object> state(Course course) {
        return Map.of(
                "version",
                course.version(),
                "state",
                course.state(),
                "topics",
                course.topics().stream().map(TopicScore::topic).toList());
    }

    private Optional<Course> find(HttpRequest request) {
        return CourseId.parse(request.path().getOrDefault("courseId", "")).flatMap(courses::find);
    }

    private static HttpResponse shown(Course course) {
        CourseJson json = CourseJson.of(course);
        return HttpResponse.json(200, json).with("etag", json.tag());
    }

    private static HttpResponse unknown() {
        return Problem.notFound("There is no such course").response();
    }
}
