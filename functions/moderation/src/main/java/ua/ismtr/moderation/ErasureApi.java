package ua.ismtr.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonFields;
import ua.ismtr.requests.DynamoErasure;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.Requests;

/** Finds what there is of a person, and erases it; each call is in the audit log before anything is done. */
final class ErasureApi {
    /** As long as the platform may name one: what it names is found, address or not. */
    private static final int LONGEST_ADDRESS = 320;

    private final Requests requests;
    private final DynamoErasure erasure;
    private final AuditLog audit;
    private final Clock clock;

    ErasureApi(Requests requests, DynamoErasure erasure, AuditLog audit, Clock clock) {
        this.requests = requests;
        this.erasure = erasure;
        this.audit = audit;
        this.clock = clock;
    }

    private record Found(
            List<RequestId> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    HttpResponse erase(Caller caller, HttpRequest request) {
        return RequestOfPath.answer(request, requests, stored -> {
            note(caller, Action.ERASE, stored.id().value(), Map.of());
            erasure.erase(stored.id());
            return HttpResponse.empty(204);
        });
    }

    HttpResponse search(Caller caller, HttpRequest request) {
        return JsonBody.read(request, json -> {
            JsonFields fields = new JsonFields(json);
            String email = fields.line("/email", LONGEST_ADDRESS);
            if (!fields.broken().isEmpty()) {
                return fields.broken().response();
            }
            List<RequestId> found = erasure.ofEmail(email, clock.instant());
            note(caller, Action.SEARCH, null, Map.of("found", found.size()));
            return HttpResponse.json(200, new Found(found, null));
        });
    }

    private void note(Caller caller, Action action, @Nullable String subject, Map<String, Object> after) {
        audit.add(AuditLog.Entry.of(clock.instant(), caller.sub(), action, subject, Map.of(), after));
    }
}
