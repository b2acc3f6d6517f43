package ua.ismtr.moderation;

import java.util.Optional;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.moderation.Merging.Impossible;
import ua.ismtr.moderation.Merging.MergeOutcome;
import ua.ismtr.moderation.Merging.Settled;
import ua.ismtr.moderation.Merging.Unknown;
import ua.ismtr.requests.History;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.StoredRequest;

/** Merges a request into another and separates them again. Both may be repeated. */
final class MergingApi {
    private final Merging merging;
    private final History history;

    MergingApi(Merging merging, History history) {
        this.merging = merging;
        this.history = history;
    }

    HttpResponse merge(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            Optional<RequestId> into = fields.parsed("/into", RequestId::parse, "the id of a request");
            return into.isEmpty()
                    ? fields.broken().response()
                    : answer(id(request).map(id -> merging.merge(caller, id, into.get())));
        });
    }

    HttpResponse separate(Caller caller, HttpRequest request) {
        return answer(id(request).map(id -> merging.separate(caller, id)));
    }

    private static Optional<RequestId> id(HttpRequest request) {
        return RequestOfPath.id(request);
    }

    private HttpResponse answer(Optional<MergeOutcome> outcome) {
        return switch (outcome.orElseGet(Unknown::new)) {
            case Settled(StoredRequest now) -> {
                RequestJson shown = RequestJson.of(now).withHistory(history.of(now));
                yield HttpResponse.json(200, shown).with("etag", shown.tag());
            }
            case Unknown() -> RequestOfPath.unknown().response();
            case Impossible(String reason) ->
                Problem.of(409, "Conflict", reason).response();
        };
    }
}
