package ua.ismtr.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.courses.Course;
import ua.ismtr.courses.CourseState;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlap;
import ua.ismtr.courses.Overlap.Party;
import ua.ismtr.courses.OverlapDecision;
import ua.ismtr.courses.OverlapKind;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.TopicId;

/** Shows the courses that are alike, takes decisions about them, and compares a draft with the catalogue. */
final class OverlapsApi {
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 10_000;
    private static final String DRAFT = "draft";

    private final Courses courses;
    private final Overlaps overlaps;
    private final CourseTopics topics;
    private final AuditLog audit;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    OverlapsApi(Courses courses, Overlaps overlaps, CourseTopics topics, AuditLog audit, Clock clock) {
        this.courses = courses;
        this.overlaps = overlaps;
        this.topics = topics;
        this.audit = audit;
        this.clock = clock;
    }

    private record Page(List<Shown> items, @Nullable String nextCursor) {}

    /** An overlap as the API shows it; the decision is null where nobody decided about the texts of now. */
    private record Shown(
            String overlapId,
            OverlapKind kind,
            List<Party> courses,
            double score,
            List<String> shared,
            List<List<String>> only,
            OverlapDecision.@Nullable Choice decision,
            @Nullable String note,
            long version) {

        static Shown of(Overlap overlap) {
            Optional<OverlapDecision> decision = overlap.decided();
            return new Shown(
                    overlap.overlapId(),
                    overlap.pair().kind(),
                    overlap.pair().courses(),
                    overlap.pair().score(),
                    overlap.pair().shared(),
                    overlap.pair().only(),
                    decision.map(OverlapDecision::choice).orElse(null),
                    decision.map(OverlapDecision::note).orElse(null),
                    overlap.version());
        }

        String tag() {
            return IfMatch.tag(version);
        }
    }

    private record Likenesses(List<Likeness> items) {}

    /** A course that a draft is like; {@code only} has the words of the course and of the draft. */
    private record Likeness(
            OverlapKind kind, Party course, double score, List<String> shared, List<List<String>> only) {}

    /** Without {@code decided} those that wait for a decision. */
    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<TopicId> topic = query.topic();
        Optional<String> provider = query.text("provider", 64);
        boolean decided = query.flag("decided");
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        List<Shown> items = overlaps.all().stream()
                .filter(overlap -> overlap.decided().isPresent() == decided)
                .filter(overlap -> topic.isEmpty()
                        || overlap.pair().courses().stream()
                                .anyMatch(one -> one.topics().contains(topic.get())))
                .filter(overlap -> provider.isEmpty()
                        || overlap.pair().courses().stream()
                                .anyMatch(one -> one.provider().equals(provider.get())))
                .map(Shown::of)
                .toList();
        return HttpResponse.json(200, new Page(items, null));
    }

    HttpResponse decide(Caller caller, HttpRequest request) {
        return IfMatch.required(request, ifMatch -> decide(caller, request, ifMatch));
    }

    private HttpResponse decide(Caller caller, HttpRequest request, IfMatch ifMatch) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            OverlapDecision.Choice choice = fields.oneOf("/decision", OverlapDecision.Choice.class);
            String note = redactor.redactIfAny(fields.optionalText("/note", LONGEST_NOTE));
            if (!fields.broken().isEmpty()) {
                return fields.broken().response();
            }
            return overlaps.find(request.path().getOrDefault("overlapId", ""))
                    .map(overlap -> decide(caller, overlap, ifMatch, choice, note))
                    .orElseGet(
                            () -> Problem.notFound("There is no such overlap").response());
        });
    }

    private HttpResponse decide(
            Caller caller, Overlap overlap, IfMatch ifMatch, OverlapDecision.Choice choice, @Nullable String note) {
        if (!ifMatch.names(Shown.of(overlap).tag())) {
            return IfMatch.outdated(Shown.of(overlap).tag());
        }
        OverlapDecision decision = new OverlapDecision(
                choice,
                note,
                caller.signature(),
                clock.instant(),
                overlap.pair().texts());
        Optional<Overlap> decided = overlaps.decide(overlap, decision);
        decided.ifPresent(now -> audit.add(AuditLog.Entry.of(
                clock.instant(),
                caller.sub(),
                AuditLog.Action.CHANGE,
                overlap.overlapId(),
                state(overlap),
                state(now))));
        return decided.map(Shown::of)
                .map(shown -> HttpResponse.json(200, shown).with("etag", shown.tag()))
                .orElseGet(() -> IfMatch.outdated(overlaps.find(overlap.overlapId())
                        .map(now -> Shown.of(now).tag())
                        .orElse("\"\"")));
    }

    private static Map<String, Object> state(Overlap overlap) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", overlap.version());
        overlap.decided().ifPresent(decision -> state.put("decision", decision.choice()));
        return state;
    }

    HttpResponse check(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            String title = fields.plainLine("/title", LONGEST_TITLE);
            String about = Objects.requireNonNullElse(fields.optionalPlainText("/about", LONGEST_TEXT), "");
            String outcomes = Objects.requireNonNullElse(fields.optionalPlainText("/outcomes", LONGEST_TEXT), "");
            return fields.broken().isEmpty()
                    ? HttpResponse.json(200, new Likenesses(likeDraft(title, about, outcomes)))
                    : fields.broken().response();
        });
    }

    private List<Likeness> likeDraft(String title, String about, String outcomes) {
        List<CourseText> texts = new ArrayList<>();
        List<Course> current = courses.all()
                .filter(course -> course.state() == CourseState.CURRENT)
                .toList();
        current.forEach(course -> texts.add(CourseText.of(course, topics)));
        texts.add(CourseText.of(DRAFT, title, about, outcomes, topics));
        return new OverlapFinder(texts)
                .likeTheLast().stream()
                        .flatMap(found -> current.stream()
                                .filter(course -> course.courseId()
                                        .value()
                                        .equals(found.first().id()))
                                .map(course -> new Likeness(
                                        found.kind(),
                                        Upkeep.party(course),
                                        found.score(),
                                        found.shared(),
                                        Arrays.asList(found.onlyFirst(), found.onlySecond()))))
                        .toList();
    }
}
