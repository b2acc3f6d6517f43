package ua.ismtr.local.emulators;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import ua.ismtr.local.template.Template;

/** Creates SQS queues as the template declares them. */
public final class Queues {
    private Queues() {}

    /**
     * Makes sure that the queues exist with their attributes, each under the prefix and its logical id.
     *
     * @return their URLs by logical id
     */
    public static Map<String, String> create(SqsClient sqs, String prefix, Map<String, Template.Queue> queues) {
        Map<String, String> urls = new LinkedHashMap<>();
        queues.keySet().forEach(id -> urls.put(id, url(sqs, prefix + id)));
        queues.forEach((id, queue) -> {
            Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
            queue.attributes().forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
            queue.redrive()
                    .ifPresent(redrive -> attributes.put(
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                    .formatted(
                                            arn(sqs, urls.getOrDefault(redrive.deadLetterQueue(), "")),
                                            redrive.maxReceiveCount())));
            if (!attributes.isEmpty()) {
                sqs.setQueueAttributes(request -> request.queueUrl(urls.get(id)).attributes(attributes));
            }
        });
        return urls;
    }

    /** The ARN of a queue that exists. */
    public static String arn(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private static String url(SqsClient sqs, String name) {
        try {
            return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException e) {
            return sqs.createQueue(request -> request.queueName(name)).queueUrl();
        }
    }
}
