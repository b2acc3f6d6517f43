package ua.ismtr.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Problem;
import ua.ismtr.json.Json;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.store.Models;
import ua.ismtr.store.Models.Current;
import ua.ismtr.store.Models.Tagged;

/** Lets administrators see the models, ask for a new one, and go back by one. */
final class ModelsApi {
    private final Models models;
    private final Rollback rollback;
    private final MessageQueue trainings;
    private final String packaged;

    /** @param packaged version of the packaged model */
    ModelsApi(Models models, Rollback rollback, MessageQueue trainings, String packaged) {
        this.models = models;
        this.rollback = rollback;
        this.trainings = trainings;
        this.packaged = packaged;
    }

    /** What is served, and what was found of each version. */
    record Listing(String served, String packaged, @Nullable Current current, List<JsonNode> models) {}

    HttpResponse answer(HttpRequest request) {
        String sub = request.claims().getOrDefault("sub", "");
        if (sub.isBlank() || !"admin".equals(request.claims().get("role"))) {
            return Problem.forbidden("Models are for administrators").response();
        }
        return switch (request.route()) {
            case "GET /v1/models" -> HttpResponse.json(200, listing());
            case "POST /v1/models" -> {
                trainings.send(Map.of("by", "moderator:" + sub));
                yield HttpResponse.json(202, Map.of("status", "accepted"));
            }
            case "POST /v1/models/rollback" -> goBack("moderator:" + sub);
            default -> throw new IllegalArgumentException("No route of training: " + request.route());
        };
    }

    private HttpResponse goBack(String by) {
        return switch (rollback.goBack(by)) {
            case Rollback.Done done -> HttpResponse.json(200, done.current());
            case Rollback.NothingPublished ignored ->
                Problem.of(409, "Conflict", "The packaged model is served: there is nothing to go back from")
                        .response();
            case Rollback.Overtaken ignored ->
                Problem.of(409, "Conflict", "Another model was published at this moment; look again")
                        .response();
        };
    }

    private Listing listing() {
        Optional<Current> current = models.current().map(Tagged::current);
        String served = current.filter(one -> one.basedOn().equals(packaged))
                .map(Current::version)
                .filter(Objects::nonNull)
                .orElse(packaged);
        List<JsonNode> reports = models.versions().stream()
                .map(models::report)
                .flatMap(Optional::stream)
                .map(json -> Json.read(json, JsonNode.class))
                .toList();
        return new Listing(served, packaged, current.orElse(null), reports);
    }
}
