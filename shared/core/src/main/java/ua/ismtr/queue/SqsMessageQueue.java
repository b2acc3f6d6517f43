package ua.ismtr.queue;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import ua.ismtr.json.Json;

/** A queue of SQS. */
public final class SqsMessageQueue implements MessageQueue {
    /** How many messages one call may send (Amazon SQS quotas). */
    private static final int MOST_TOGETHER = 10;

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
    public void sendAll(List<?> values) {
        for (int from = 0; from < values.size(); from += MOST_TOGETHER) {
            sendTogether(values.subList(from, Math.min(values.size(), from + MOST_TOGETHER)));
        }
    }

    private void sendTogether(List<?> values) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Object value : values) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(Json.asciiText(value))
                    .build());
        }
        List<BatchResultErrorEntry> refused = sqs.sendMessageBatch(
                        request -> request.queueUrl(url).entries(entries))
                .failed();
        refused.forEach(one -> send(values.get(Integer.parseInt(one.id()))));
    }
}
