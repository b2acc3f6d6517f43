package ua.ismtr.queue;

import software.amazon.awssdk.services.sqs.SqsClient;
import ua.ismtr.json.Json;

/** A queue of SQS. */
public final class SqsMessageQueue implements MessageQueue {
    private final SqsClient sqs;
    private final String url;

    public SqsMessageQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void send(Object value) {
        String body = Json.asciiText(value);
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }
}
