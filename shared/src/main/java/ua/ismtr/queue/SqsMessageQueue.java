package ua.ismtr.queue;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;
import ua.ismtr.json.Json;

/** A queue of SQS. */
public final class SqsMessageQueue implements MessageQueue, DelayedQueue {
    /** Amazon SQS quota. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

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

    @Override
    public void send(Object value, Duration delay) {
        String body = Json.asciiText(value);
        int seconds = (int) Math.min(LONGEST_DELAY.toSeconds(), Math.max(0, delay.toSeconds()));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body).delaySeconds(seconds));
    }
}
