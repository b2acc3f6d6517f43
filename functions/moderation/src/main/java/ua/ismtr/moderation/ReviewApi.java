package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.BrokenRules;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.moderation.Review.Decided;
import ua.ismtr.moderation.Review.Decision;
import ua.ismtr.moderation.Review.Outdated;
import ua.ismtr.moderation.Review.Refused;
import ua.ismtr.moderation.Review.ReviewOutcome;
import ua.ismtr.moderation.Review.Unknown;
import ua.ismtr.requests.History;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.StoredRequest;

/** Takes moderators' decisions about requests, one or up to a hundred in a call. */
final class ReviewApi {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewApi.class);
    private static final int MOST = 100;

    /** The API ends a call after 29 seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Problem NO_TIME =
            Problem.of(503, "Service Unavailable", "There was no time for it; nothing was changed, send it again");

    private final Review review;
    private final Clock clock;
    private final History history;

    ReviewApi(Review review, History history, Clock clock) {
        this.clock = clock;
        this.review = review;
        this.history = history;
    }

    /** An error that shows the request as it is now beside what RFC 9457 asks for. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record OutdatedProblem(String type, String title, int status, String detail, RequestJson current) {
        static OutdatedProblem of(StoredRequest now) {
            return new OutdatedProblem(
                    "about:blank",
                    "Precondition Failed",
                    412,
                    "The request was changed since; look at what it is now",
                    RequestJson.of(now));
        }
    }

    private record Results(List<Result> results) {}

    /** What came of one of many: the request where it is known, the problem where there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Result(
            String requestId,
            int status,
            @Nullable String etag,
            @Nullable RequestJson request,
            @Nullable Problem problem) {}

    HttpResponse one(Caller caller, HttpRequest request) {
        return IfMatch.required(request, ifMatch -> one(caller, request, ifMatch));
    }

    private HttpResponse one(Caller caller, HttpRequest request, IfMatch ifMatch) {
        String id = request.path().getOrDefault("requestId", "");
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Decision decision = DecisionReader.read(fields);
            return fields.broken().isEmpty()
                    ? answer(decide(caller, id, ifMatch, decision))
                    : fields.broken().response();
        });
    }

    /**
     * Each is decided about alone, in the order given; one that fails leaves the others as they are. Those that the call has
     * no time for are left alone, and the answer says so.
     */
    HttpResponse many(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            if (!json.isArray() || json.isEmpty() || json.size() > MOST) {
                BrokenRules broken = new BrokenRules();
                broken.add("", "must be a list of 1 to " + MOST + " changes");
                return broken.response();
            }
            Instant end = clock.instant().plus(LONGEST);
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < json.size(); i++) {
                results.add(
                        clock.instant().isBefore(end)
                                ? result(caller, json.get(i), "/" + i)
                                : failed(json.get(i).path("requestId").asText(), NO_TIME));
            }
            return HttpResponse.json(200, new Results(results));
        });
    }

    private Result result(Caller caller, JsonNode json, String pointer) {
        JsonFields fields = new JsonFields(json, pointer, new BrokenRules());
        String id = fields.string("/requestId").orElse("");
        String ifMatch = fields.string("/ifMatch").orElse("");
        Decision decision = DecisionReader.read(fields);
        if (!fields.broken().isEmpty()) {
            return failed(id, Problem.unprocessable(fields.broken().all()));
        }
        if (ifMatch.isEmpty()) {
            return failed(id, Problem.of(428, "Precondition Required", "ifMatch must name the etag that was seen"));
        }
        try {
            return result(caller, id, IfMatch.of(ifMatch), decision);
        } catch (RuntimeException e) {
            // Whatever failed: those before it are decided about, and the answer is to say so.
            LOG.warn("Request {} could not be decided about", id, e);
            return failed(
                    id,
                    Problem.of(503, "Service Unavailable", "Whether it was changed is not known; look at it again"));
        }
    }

    private Result result(Caller caller, String id, IfMatch ifMatch, Decision decision) {
        return switch (decide(caller, id, ifMatch, decision)) {
            case Decided(StoredRequest now) -> result(200, now, null);
            case Outdated(StoredRequest now) ->
                result(412, now, Problem.of(412, "Precondition Failed", "The request was changed since"));
            case Unknown() -> failed(id, RequestOfPath.unknown());
            case Refused(var brokenRules) -> failed(id, Problem.unprocessable(brokenRules));
        };
    }

    private ReviewOutcome decide(Caller caller, String id, IfMatch ifMatch, Decision decision) {
        return RequestId.parse(id)
                .map(known -> review.decide(caller, known, seen(ifMatch), decision))
                .orElseGet(Unknown::new);
    }

    private static Predicate<StoredRequest> seen(IfMatch ifMatch) {
        return stored -> ifMatch.names(RequestJson.of(stored).tag());
    }

    private HttpResponse answer(ReviewOutcome outcome) {
        return switch (outcome) {
            case Decided(StoredRequest now) -> {
                RequestJson shown = RequestJson.of(now).withHistory(history.of(now));
                yield HttpResponse.json(200, shown).with("etag", shown.tag());
            }
            case Outdated(StoredRequest now) ->
                HttpResponse.json(412, OutdatedProblem.of(now))
                        .with("content-type", "application/problem+json")
                        .with("etag", RequestJson.of(now).tag());
            case Unknown() -> RequestOfPath.unknown().response();
            case Refused(var brokenRules) -> Problem.unprocessable(brokenRules).response();
        };
    }

    private static Result result(int status, StoredRequest now, @Nullable Problem problem) {
        RequestJson shown = RequestJson.of(now);
        return new Result(now.id().value(), status, shown.tag(), shown, problem);
    }

    private static Result failed(String id, Problem problem) {
        return new Result(id, problem.status(), null, null, problem);
    }
}
