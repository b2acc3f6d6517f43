package ua.ismtr.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ua.ismtr.json.Json;

/**
 * Speaks the events of an SQS queue for a function: decodes the batch, calls the service, and hands back the messages
 * that failed as {@code batchItemFailures}, so that the others are done with.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS
 *     event source in Lambda</a>
 */
public final class QueueFunction {
    /** Handles a batch and answers with the ids of the messages that are to come again. */
    public interface Service {
        Set<String> handle(List<QueueMessage> batch);
    }

    private final Service service;

    public QueueFunction(Service service) {
        this.service = service;
    }

    public void handle(InputStream event, OutputStream answer) throws IOException {
        List<QueueMessage> batch = new ArrayList<>();
        for (JsonNode record : Json.MAPPER.readTree(event).path("Records")) {
            int receiveCount = record.path("attributes").path("ApproximateReceiveCount").asInt(1);
            batch.add(new QueueMessage(
                    record.path("messageId").asText(), record.path("body").asText(), receiveCount));
        }
        ObjectNode response = Json.MAPPER.createObjectNode();
        ArrayNode failures = response.putArray("batchItemFailures");
        service.handle(batch).forEach(id -> failures.addObject().put("itemIdentifier", id));
        Json.MAPPER.writeValue(answer, response);
    }
}
