package ua.ismtr.moderation;

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
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.IfMatch;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.requests.DynamoShownTexts;
import ua.ismtr.requests.History;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestJson;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.text.Masks;

/**
 * Masks words of a request's text that the redactor has missed. Corrections are changed first and the lists of words last: if
 * the call ends between, no search finds what is masked, since searches look at the text as it is.
 */
final class TextApi {
    /** A masked text is a text of at most 4,000 characters in which labels may be longer than the words were. */
    private static final int LONGEST = 8000;

    private final Requests requests;
    private final RequestChanges changes;
    private final DynamoShownTexts texts;
    private final DynamoCorrections corrections;
    private final History history;
    private final Clock clock;

    TextApi(
            Requests requests,
            RequestChanges changes,
            DynamoShownTexts texts,
            DynamoCorrections corrections,
            History history,
            Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.texts = texts;
        this.corrections = corrections;
        this.history = history;
        this.clock = clock;
    }

    HttpResponse mask(Caller caller, HttpRequest request) {
        return IfMatch.required(request, ifMatch -> mask(caller, request, ifMatch));
    }

    private HttpResponse mask(Caller caller, HttpRequest request, IfMatch ifMatch) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            String text = fields.text("/text", LONGEST);
            if (!fields.broken().isEmpty()) {
                return fields.broken().response();
            }
            return RequestOfPath.answer(request, requests, before -> mask(caller, before, ifMatch, text, fields));
        });
    }

    private HttpResponse mask(Caller caller, StoredRequest before, IfMatch ifMatch, String text, JsonFields fields) {
        if (!ifMatch.names(RequestJson.of(before).tag())) {
            return IfMatch.outdated();
        }
        String shown = before.request().text();
        if (text.equals(shown.strip())) {
            return answer(before);
        }
        if (!Masks.isMaskOf(text, shown.strip())) {
            fields.refuse("/text", "must be the text as it is shown, with whole words replaced by a label in brackets");
            return fields.broken().response();
        }
        StoredRequest after = before.withText(text).next(before.status(), caller.signature(), null, clock.instant());
        AuditLog.Entry entry = AuditLog.Entry.of(
                after.updatedAt(),
                caller.sub(),
                Action.MASK,
                after.id().value(),
                Map.of("version", before.version()),
                Map.of("version", after.version()));
        corrections.replaceText(after.id(), text);
        return switch (changes.change(
                new Change(List.of(new Step(before, after)), entry, Optional.empty(), List.of()))) {
            case Done() -> {
                texts.replace(before, after);
                yield answer(after);
            }
            case Lost(RequestId id) -> IfMatch.outdated();
        };
    }

    private HttpResponse answer(StoredRequest now) {
        RequestJson shown = RequestJson.of(now).withHistory(history.of(now));
        return HttpResponse.json(200, shown).with("etag", shown.tag());
    }
}
