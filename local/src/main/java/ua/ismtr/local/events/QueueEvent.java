package ua.ismtr.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.local.functions.Outcome;

/** A batch of messages as a function gets it, and what its answer says of them. */
final class QueueEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private QueueEvent() {}

    /** The event for the messages of the queue with the ARN. */
    static String of(List<Message> messages, String queueArn) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode one = records.addObject();
            one.put("messageId", message.messageId());
            one.put("receiptHandle", message.receiptHandle());
            one.put("body", message.body());
            message.attributesAsStrings().forEach(one.putObject("attributes")::put);
            ObjectNode attributes = one.putObject("messageAttributes");
            message.messageAttributes().forEach((name, value) -> {
                ObjectNode attribute = attributes.putObject(name);
                attribute.put("dataType", value.dataType());
                if (value.stringValue() != null) {
                    attribute.put("stringValue", value.stringValue());
                }
                if (value.binaryValue() != null) {
                    attribute.put("binaryValue", value.binaryValue().asByteArray());
                }
            });
            one.put("md5OfBody", message.md5OfBody());
            one.put("eventSource", "aws:sqs");
            one.put("eventSourceARN", queueArn);
            one.put("awsRegion", "eu-central-1");
        }
        return event.toString();
    }

    /**
     * The ids of the messages that were not handled. With partial answers: those listed; all if the answer cannot be understood or
     * lists an id that is not in the batch; none if it is empty.
     */
    static Set<String> failed(List<Message> batch, Outcome outcome, boolean reportsFailures) {
        Set<String> all = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        if (!(outcome instanceof Outcome.Returned(String payload))) {
            return all;
        }
        if (!reportsFailures) {
            return Set.of();
        }
        try {
            Set<String> failed = new HashSet<>();
            for (JsonNode failure : JSON.readTree(payload).path("batchItemFailures")) {
                failed.add(failure.path("itemIdentifier").asText(""));
            }
            return all.containsAll(failed) ? failed : all;
        } catch (JsonProcessingException e) {
            return all;
        }
    }
}
