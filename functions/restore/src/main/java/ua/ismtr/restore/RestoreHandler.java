package ua.ismtr.restore;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.json.Json;
import ua.ismtr.requests.ListRebuild;
import ua.ismtr.restore.Restoring.Outcome;
import ua.ismtr.telemetry.Invocation;

/**
 * The function that a person invokes to restore: {@code {"work":"copy","from":"<table>","to":"<table>"}} and
 * {@code {"work":"lists"}}. While the answer has a {@code cursor}, it is invoked again with it.
 */
public final class RestoreHandler implements RequestStreamHandler {
    /** A page must be finished in this time. */
    private static final Duration NEEDED = Duration.ofSeconds(60);

    private final Restoring restoring;

    /** Wires the function from its environment. */
    public RestoreHandler() {
        this(RestoreConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private RestoreHandler(RestoreConfig config, Clients clients) {
        this(new Restoring(
                new DynamoTableCopy(clients.dynamo()),
                ListRebuild.of(clients, config.requestsTable(), config.listsTable())));
    }

    RestoreHandler(Restoring restoring) {
        this.restoring = restoring;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        JsonNode order = Json.MAPPER.readTree(event);
        Optional<String> cursor =
                Optional.of(order.path("cursor")).filter(JsonNode::isTextual).map(JsonNode::asText);
        BooleanSupplier inTime = () -> context.getRemainingTimeInMillis() > NEEDED.toMillis();
        Outcome outcome = switch (order.path("work").asText()) {
            case "copy" ->
                restoring.copy(order.path("from").asText(), order.path("to").asText(), cursor, inTime);
            case "lists" -> restoring.lists(cursor, inTime);
            default -> throw new IllegalArgumentException("work must be copy or lists");
        };
        Json.MAPPER.writeValue(
                answer,
                Json.MAPPER
                        .createObjectNode()
                        .put("done", outcome.done())
                        .put("cursor", outcome.cursor().orElse(null)));
    }
}
