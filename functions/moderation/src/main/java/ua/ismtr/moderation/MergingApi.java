package ua.ismtr.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.moderation.Merging.Impossible;
import ua.ismtr.moderation.Merging.Outcome;
import ua.ismtr.moderation.Merging.Settled;
import ua.ismtr.moderation.Merging.Unknown;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.StoredRequest;

/** Merges a request into another and separates them again. Both may be repeated. */
final class MergingApi {
    private final Merging merging;

    MergingApi(Merging merging) {
        this.merging = merging;
    }

    HttpResponse merge(Caller caller, HttpRequest request) {
        return Bodies.json(request, json -> {
            Optional<RequestId> into = Optional.of(json.path("into"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .flatMap(RequestId::parse);
            if (into.isEmpty()) {
                return Problem.unprocessable(List.of(new Problem.BrokenRule("/into", "must be the id of a request")))
                        .response();
            }
            return answer(id(request).map(id -> merging.merge(caller, id, into.get())));
        });
    }

    HttpResponse separate(Caller caller, HttpRequest request) {
        return answer(id(request).map(id -> merging.separate(caller, id)));
    }

    private static Optional<RequestId> id(HttpRequest request) {
        return RequestId.parse(request.path().getOrDefault("requestId", ""));
    }

    private static HttpResponse answer(Optional<Outcome> outcome) {
        return switch (outcome.orElseGet(Unknown::new)) {
            case Settled(StoredRequest now) -> {
                RequestJson shown = RequestJson.of(now);
                yield HttpResponse.json(200, shown).with("etag", shown.tag());
            }
            case Unknown() -> Problem.notFound("There is no such request").response();
            case Impossible(String reason) ->
                Problem.of(409, "Conflict", reason).response();
        };
    }
}
