package ua.ismtr.moderation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Done;
import ua.ismtr.changes.RequestChanges.Lost;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.requests.History;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;

/**
 * Asks the author of a request. The platform delivers the question and brings the reply; both stand in the request's history,
 * and its status stays. Who asks twice with the same {@code If-Match} asks once.
 */
final class QuestionsApi {
    private static final int LONGEST = 1000;

    private final Requests requests;
    private final RequestChanges changes;
    private final StatusNotifier notifier;
    private final History history;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    QuestionsApi(Requests requests, RequestChanges changes, StatusNotifier notifier, History history, Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.notifier = notifier;
        this.history = history;
        this.clock = clock;
    }

    HttpResponse ask(Caller caller, HttpRequest request) {
        return IfMatch.required(request, ifMatch -> ask(caller, request, ifMatch));
    }

    private HttpResponse ask(Caller caller, HttpRequest request, IfMatch ifMatch) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            String text = fields.text("/text", LONGEST);
            if (!fields.broken().isEmpty()) {
                return fields.broken().response();
            }
            return RequestOfPath.answer(
                    request, requests, before -> ask(caller, before, ifMatch, redactor.redact(text)));
        });
    }

    private HttpResponse ask(Caller caller, StoredRequest before, IfMatch ifMatch, String question) {
        if (!ifMatch.names(RequestJson.of(before).tag())) {
            return IfMatch.outdated();
        }
        Optional<String> obstacle = obstacle(before);
        if (obstacle.isPresent()) {
            return Problem.conflict(obstacle.get()).response();
        }
        StoredRequest after = before.next(HistoryEntry.asking(before, caller.signature(), question, clock.instant()));
        List<PlatformMessage> told = notifier.of(message(after, question));
        if (told.isEmpty()) {
            return Problem.conflict("The platform has no address to deliver a question to")
                    .response();
        }
        AuditLog.Entry entry = AuditLog.Entry.of(
                after.updatedAt(),
                caller.sub(),
                Action.ASK,
                after.id().value(),
                Map.of("version", before.version()),
                Map.of("version", after.version()));
        return switch (changes.change(new Change(List.of(new Step(before, after)), entry, Optional.empty(), told))) {
            case Done() -> {
                notifier.tell(told);
                RequestJson shown = RequestJson.of(after).withHistory(history.of(after));
                yield HttpResponse.json(200, shown).with("etag", shown.tag());
            }
            case Lost(RequestId id) -> IfMatch.outdated();
        };
    }

    private static Optional<String> obstacle(StoredRequest before) {
        if (before.mergedInto() != null) {
            return Optional.of("It is merged into " + before.mergedInto());
        }
        if (before.wasImported()) {
            return Optional.of("It was an old letter, which no author waits for");
        }
        return before.status() == Status.WITHDRAWN ? Optional.of("It is withdrawn") : Optional.empty();
    }

    /** The question as the platform is told: its id is that of the version that it led to, so each is told once. */
    private static PlatformMessage message(StoredRequest after, String question) {
        ObjectNode data = Json.MAPPER
                .createObjectNode()
                .put("requestId", after.id().value())
                .put("question", question);
        return new PlatformMessage(
                "question_%s_%d".formatted(after.id(), after.version()),
                "training_request.question_asked",
                after.updatedAt(),
                data);
    }
}
