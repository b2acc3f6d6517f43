package ua.ismtr.warnings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.aws.Transactions;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.UnnamedCenters;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.WarningState;
import ua.ismtr.surveillance.Warnings;

/**
 * The warnings as a list to work through. A regional caller sees those of its regions and none of the country, as their
 * figures are of regions that it may not see; that everybody is silent is for administrators.
 */
final class WarningsApi {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;
    private static final int LONGEST_CAUSE = 2000;

    /** A page of them. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Items(List<Shown> items, @Nullable String nextCursor) {}

    /** A warning as it is shown. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Shown(
            String warningId,
            Kind kind,
            @Nullable RegionId region,
            @Nullable TopicId topic,
            @Nullable String center,
            LocalDate since,
            List<String> weeks,
            long observed,
            double expected,
            long p90,
            List<String> centers,
            List<String> requests,
            WarningState state,
            @Nullable String cause,
            @Nullable String decidedBy,
            Instant foundAt,
            Instant updatedAt,
            @Nullable LocalDate ended,
            long version) {
        static Shown of(Warning warning) {
            Finding finding = warning.finding();
            return new Shown(
                    warning.warningId(),
                    finding.kind(),
                    finding.region(),
                    finding.topic(),
                    finding.center(),
                    finding.since(),
                    finding.weeks(),
                    finding.observed(),
                    finding.expected(),
                    finding.p90(),
                    finding.centers(),
                    warning.requests(),
                    warning.state(),
                    warning.cause(),
                    warning.decidedBy(),
                    warning.foundAt(),
                    warning.updatedAt(),
                    warning.ended(),
                    warning.version());
        }

        /** The same for those who see some regions alone: who decided, and centres of sensitive topics, are not theirs to know. */
        Shown forRegions() {
            boolean unnamed = topic != null && UnnamedCenters.isSensitive(topic);
            return new Shown(
                    warningId,
                    kind,
                    region,
                    topic,
                    center,
                    since,
                    weeks,
                    observed,
                    expected,
                    p90,
                    unnamed ? List.of() : centers,
                    requests,
                    state,
                    cause,
                    decidedBy == null ? null : HistoryEntry.withoutPerson(decidedBy),
                    foundAt,
                    updatedAt,
                    ended,
                    version);
        }
    }

    private final Warnings warnings;
    private final AuditLog audit;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    WarningsApi(Warnings warnings, AuditLog audit, Clock clock) {
        this.warnings = warnings;
        this.audit = audit;
        this.clock = clock;
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        Optional<Kind> kind = query.oneOf("kind", Kind.class);
        Optional<RegionId> region = query.region();
        Optional<TopicId> topic = query.topic();
        Optional<WarningState> state = query.oneOf("state", WarningState.class);
        int limit = query.limit(USUAL_LIMIT, MOST);
        Optional<String> after =
                query.cursor(text -> Optional.of(text).filter(id -> id.matches("\\d{4}-W\\d{2}~[\\w~-]{1,190}")));
        BrokenRules broken = query.broken();
        if (!broken.isEmpty()) {
            return broken.response();
        }
        if (region.filter(one -> !caller.sees(one)).isPresent()) {
            return Problem.foreignRegion().response();
        }
        Predicate<Warning> wanted = warning -> isVisible(caller, warning)
                && is(kind, warning.finding().kind())
                && is(region, warning.finding().region())
                && is(topic, warning.finding().topic())
                && is(state, warning.state());
        Warnings.Page page = warnings.page(wanted, after.orElse(null), limit);
        return HttpResponse.json(
                200,
                new Items(
                        page.warnings().stream().map(one -> shown(caller, one)).toList(), page.next()));
    }

    HttpResponse decide(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            WarningState state = fields.oneOf("/state", WarningState.class);
            String cause = redactor.redactIfAny(fields.optionalText("/cause", LONGEST_CAUSE));
            if (state == WarningState.NEW) {
                fields.refuse("/state", "must be one of seen, explained, closed");
            }
            if (state == WarningState.EXPLAINED && cause == null) {
                fields.refuse("/cause", "must say what explains it");
            }
            return fields.broken().isEmpty()
                    ? decide(caller, request, state, cause)
                    : fields.broken().response();
        });
    }

    private HttpResponse decide(Caller caller, HttpRequest request, WarningState state, @Nullable String cause) {
        String id = request.path().getOrDefault("warningId", "");
        return Transactions.attempts(attempt -> warnings.find(id)
                        .filter(warning -> isVisible(caller, warning))
                        .map(before -> decided(caller, request, before, state, cause))
                        .orElseGet(() -> Optional.of(
                                Problem.notFound("There is no such warning").response())))
                .orElseGet(() -> Problem.of(409, "Conflict", "Others change this warning at this moment; try again")
                        .response());
    }

    /** None if somebody else changed the warning meanwhile. */
    private Optional<HttpResponse> decided(
            Caller caller, HttpRequest request, Warning before, WarningState state, @Nullable String cause) {
        IfMatch ifMatch = IfMatch.of(request);
        if (!ifMatch.tags().isEmpty() && !ifMatch.names(tag(before))) {
            return Optional.of(IfMatch.outdated());
        }
        String kept = cause == null ? before.cause() : cause;
        Warning after = before.decided(state, kept, caller.signature(), clock.instant());
        if (!warnings.store(after)) {
            return Optional.empty();
        }
        audit.add(AuditLog.Entry.of(
                after.updatedAt(),
                caller.sub(),
                AuditLog.Action.WARNING,
                after.warningId(),
                Map.of("state", before.state()),
                Map.of("state", after.state())));
        return Optional.of(HttpResponse.json(200, Shown.of(after)).with("etag", tag(after)));
    }

    private static Shown shown(Caller caller, Warning warning) {
        Shown all = Shown.of(warning);
        return caller.moderates() ? all : all.forRegions();
    }

    private static boolean isVisible(Caller caller, Warning warning) {
        boolean ofAdministrators = warning.finding().kind() == Kind.ALL_SILENT;
        return warning.isVisible(caller.regions(), caller.seesAll())
                && (!ofAdministrators || caller.role() == Role.ADMIN);
    }

    private static <T> boolean is(Optional<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }

    private static String tag(Warning warning) {
        return "\"" + warning.version() + "\"";
    }
}
