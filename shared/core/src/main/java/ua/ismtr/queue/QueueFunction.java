package ua.ismtr.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.json.Json;

/**
 * Speaks the events of an SQS queue for a function: decodes the batch, calls the service, and hands back the messages
 * that failed as {@code batchItemFailures}, so that the others are done with.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS
 *     event source in Lambda</a>
 */
public final class QueueFunction {
    private static final Logger LOG = LoggerFactory.getLogger(QueueFunction.class);

    /** With less time than this no message is begun: it would be cut off in the middle of its work. */
    private static final Duration NEEDED = Duration.ofSeconds(5);

    /** Handles a batch and answers with the ids of the messages that are to come again. */
    public interface Batch {
        Set<String> handle(List<QueueMessage> messages, Context context);
    }

    private final Batch service;

    private QueueFunction(Batch service) {
        this.service = service;
    }

    /** A function whose messages are worked on together. */
    public static QueueFunction together(Batch service) {
        return new QueueFunction(service);
    }

    /** A function whose messages are worked on one after the other, each free to fail alone with an exception. */
    public static QueueFunction oneByOne(Consumer<QueueMessage> service) {
        return oneByOne((message, left) -> service.accept(message));
    }

    /** The same for work that has to know how much time is left for it. */
    public static QueueFunction oneByOne(BiConsumer<QueueMessage, Duration> service) {
        return new QueueFunction((messages, context) -> {
            Set<String> failed = new HashSet<>();
            for (QueueMessage message : messages) {
                Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
                boolean inTime = left.compareTo(NEEDED) >= 0;
                if (!inTime || !done(one -> service.accept(one, left), message)) {
                    failed.add(message.id());
                }
            }
            return failed;
        });
    }

    /** An overflow of the stack or the heap is one message's fault as much as an exception is. */
    private static boolean done(Consumer<QueueMessage> service, QueueMessage message) {
        try {
            service.accept(message);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} failed, received {} times", message.id(), message.receiveCount(), e);
            return false;
        }
    }

    public void handle(InputStream event, OutputStream answer, Context context) throws IOException {
        List<QueueMessage> messages = new ArrayList<>();
        for (JsonNode message : Json.MAPPER.readTree(event).path("Records")) {
            int receiveCount =
                    message.path("attributes").path("ApproximateReceiveCount").asInt(1);
            messages.add(new QueueMessage(
                    message.path("messageId").asText(), message.path("body").asText(), receiveCount));
        }
        ObjectNode response = Json.MAPPER.createObjectNode();
        ArrayNode failures = response.putArray("batchItemFailures");
        service.handle(messages, context).forEach(id -> failures.addObject().put("itemIdentifier", id));
        Json.MAPPER.writeValue(answer, response);
    }
}
