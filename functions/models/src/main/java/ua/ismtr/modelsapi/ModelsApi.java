package ua.ismtr.modelsapi;

import static ua.ismtr.http.Router.ADMINS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.AuditLog.Action;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.Caller;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.Problem;
import ua.ismtr.http.Router;
import ua.ismtr.json.Json;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.models.Models.Tagged;
import ua.ismtr.queue.MessageQueue;

/** Lets administrators see the models, ask for a new one, go back by one, and bring corrections from elsewhere. */
final class ModelsApi {
    private static final int LARGEST_IMPORT = 4 * 1024 * 1024;

    private final AuditLog audit;
    private final Models models;
    private final Rollback rollback;
    private final MessageQueue trainings;
    private final String packaged;
    private final Clock clock;

    /**
     * @param packaged version of the packaged model
     */
    ModelsApi(AuditLog audit, Models models, Rollback rollback, MessageQueue trainings, String packaged, Clock clock) {
        this.audit = audit;
        this.models = models;
        this.rollback = rollback;
        this.trainings = trainings;
        this.packaged = packaged;
        this.clock = clock;
    }

    /** What is served, and what was found of each version. */
    record Listing(String served, String packaged, @Nullable Current current, List<JsonNode> models) {}

    Router router(Authorization authorization) {
        return new Router(authorization)
                .bare("GET /v1/models", ADMINS, (caller, request) -> HttpResponse.json(200, listing()))
                .bare("POST /v1/models", ADMINS, (caller, request) -> train(caller))
                .bare("POST /v1/models/rollback", ADMINS, (caller, request) -> goBack(caller))
                .bare(
                        "POST /v1/corrections/imports",
                        ADMINS,
                        (caller, request) -> JsonBody.read(request, LARGEST_IMPORT, json -> keep(caller, json)));
    }

    private HttpResponse train(Caller caller) {
        if (!models.beginTraining(caller.signature(), clock.instant())) {
            note(caller, Action.REFUSE, Map.of("route", "POST /v1/models", "role", caller.role()));
            return Problem.of(
                            409,
                            "Conflict",
                            "A training is under way; its report will be among the models within minutes")
                    .response();
        }
        try {
            note(caller, Action.TRAIN, Map.of());
            trainings.send(Map.of("by", caller.signature()));
        } catch (RuntimeException e) {
            models.endTraining();
            throw e;
        }
        return HttpResponse.json(202, Map.of("status", "accepted"));
    }

    private HttpResponse keep(Caller caller, JsonNode json) {
        return switch (CorrectionImport.read(json)) {
            case CorrectionImport.Refused(var broken) -> broken.response();
            case CorrectionImport.Redacted redacted -> {
                int count = redacted.lines().size();
                note(caller, Action.TRAIN, Map.of("corrections", count));
                models.keepCorrections(redacted.jsonLines());
                yield HttpResponse.json(200, Map.of("accepted", count));
            }
        };
    }

    private HttpResponse goBack(Caller caller) {
        return switch (rollback.goBack(
                caller.signature(),
                served -> note(caller, Action.ROLLBACK, Map.of("served", String.valueOf(served.version()))))) {
            case Rollback.Done done -> HttpResponse.json(200, done.current());
            case Rollback.NothingPublished ignored ->
                notBack(caller, "The packaged model is served: there is nothing to go back from");
            case Rollback.Overtaken ignored ->
                notBack(caller, "Another model was published at this moment; look again");
        };
    }

    private HttpResponse notBack(Caller caller, String reason) {
        note(caller, Action.REFUSE, Map.of("route", "POST /v1/models/rollback", "role", caller.role()));
        return Problem.of(409, "Conflict", reason).response();
    }

    /** Noted before it is done: no request is ever missing, though it may not have succeeded. */
    private void note(Caller caller, Action action, Map<String, Object> before) {
        audit.add(AuditLog.Entry.of(clock.instant(), caller.sub(), action, null, before, Map.of()));
    }

    private Listing listing() {
        Optional<Current> current = models.current().map(Tagged::current);
        String served = current.filter(one -> one.isServedBeside(packaged))
                .map(one -> String.valueOf(one.version()))
                .orElse(packaged);
        List<JsonNode> reports = models.versions().stream()
                .map(models::report)
                .flatMap(Optional::stream)
                .map(json -> Json.read(json, JsonNode.class))
                .toList();
        return new Listing(served, packaged, current.orElse(null), reports);
    }
}
