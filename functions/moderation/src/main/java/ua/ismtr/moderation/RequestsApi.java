package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.http.QueryFields;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.requests.History;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.PersonalDataReader;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.RequestQuery;
import ua.ismtr.requests.RequestQuery.Broken;
import ua.ismtr.requests.RequestQuery.Hidden;
import ua.ismtr.requests.RequestQuery.Wanted;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.UnnamedCenters;

/** Reads the requests: lists without personal data, and one request with it for those who may see it. */
final class RequestsApi {
    private static final int LONGEST_REASON = 200;
    private static final String TOO_MANY = "must be newest or oldest where more than " + RequestList.MOST_ORDERED
            + " requests would have to be read: narrow the list by other filters";

    private final RequestList list;
    private final Requests requests;
    private final History history;
    private final SimilarRequests similar;
    private final PersonalDataReader personalData;
    private final AuditLog audit;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    RequestsApi(
            RequestList list,
            Requests requests,
            History history,
            SimilarRequests similar,
            PersonalDataReader personalData,
            AuditLog audit,
            Clock clock) {
        this.list = list;
        this.requests = requests;
        this.history = history;
        this.similar = similar;
        this.personalData = personalData;
        this.audit = audit;
        this.clock = clock;
    }

    private record Items(
            List<RequestJson> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer total) {}

    HttpResponse list(Caller caller, HttpRequest request) {
        return switch (RequestQuery.read(caller, request)) {
            case Broken(var brokenRules) -> Problem.unprocessable(brokenRules).response();
            case Hidden() -> Problem.foreignRegion().response();
            case Wanted wanted ->
                page(wanted)
                        .map(page -> shown(caller, wanted, page))
                        .orElseGet(() -> Problem.unprocessable(List.of(new BrokenRule("sort", TOO_MANY)))
                                .response());
        };
    }

    private Optional<RequestList.Page> page(Wanted wanted) {
        return wanted.query().madeOrder() == null
                ? Optional.of(list.page(wanted.query(), wanted.after(), wanted.limit()))
                : list.made(wanted.query(), wanted.after(), wanted.limit());
    }

    private HttpResponse shown(Caller caller, Wanted wanted, RequestList.Page page) {
        OptionalInt total = wanted.total() ? list.count(wanted.query(), RequestList.MOST_ORDERED) : OptionalInt.empty();
        Items items = new Items(
                forCaller(caller, page.requests(), shown(page.requests())),
                page.next().map(wanted::cursor).orElse(null),
                total.isPresent() ? total.getAsInt() : null);
        return HttpResponse.json(200, items);
    }

    private List<RequestJson> shown(List<StoredRequest> stored) {
        Map<RequestId, List<RequestId>> alike =
                similar.of(stored.stream().map(StoredRequest::id).toList());
        return stored.stream()
                .map(one -> RequestJson.of(one).withSimilar(alike.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** What is left of requests for this caller: the one place where that is decided. */
    private static List<RequestJson> forCaller(Caller caller, List<StoredRequest> stored, List<RequestJson> shown) {
        if (caller.moderates()) {
            return shown;
        }
        Set<RequestId> unnamed = UnnamedCenters.among(stored);
        return shown.stream()
                .map(RequestJson::forRegions)
                .map(one -> unnamed.contains(one.requestId()) ? one.withoutCenter() : one)
                .toList();
    }

    HttpResponse one(Caller caller, HttpRequest request) {
        QueryFields query = new QueryFields(request);
        boolean hidden = query.value("author", value -> Optional.of(value).filter("hidden"::equals), "hidden")
                .isPresent();
        Optional<String> reason = query.text("reason", LONGEST_REASON);
        if (!query.broken().isEmpty()) {
            return query.broken().response();
        }
        return RequestOfPath.id(request)
                .flatMap(requests::find)
                .filter(stored -> caller.sees(stored.request().region()))
                .map(stored -> shown(caller, stored, hidden, reason))
                .orElseGet(() -> RequestOfPath.unknown().response());
    }

    private HttpResponse shown(Caller caller, StoredRequest stored, boolean hidden, Optional<String> reason) {
        RequestJson shown = shown(List.of(stored)).getFirst().withHistory(history.of(stored));
        shown = forCaller(caller, List.of(stored), List.of(shown)).getFirst();
        Optional<Original> original =
                caller.moderates() && !hidden ? personalData.find(stored.id(), clock.instant()) : Optional.empty();
        if (original.isPresent()) {
            // Noted before it is shown: there is no look without its note.
            audit.add(AuditLog.Entry.of(
                    clock.instant(), caller.sub(), Action.LOOK, stored.id().value(), Map.of(), seen(stored, reason)));
            shown = shown.with(original.get());
        }
        return HttpResponse.json(200, shown).with("etag", shown.tag());
    }

    /** What the audit log keeps of a look: the version, and why, without the personal data that a reason may name. */
    private Map<String, Object> seen(StoredRequest stored, Optional<String> reason) {
        return reason.<Map<String, Object>>map(
                        why -> Map.of("version", stored.version(), "reason", redactor.redact(why)))
                .orElseGet(() -> Map.of("version", stored.version()));
    }
}
