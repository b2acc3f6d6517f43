package ua.ismtr.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.local.emulators.Clients;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Queues;
import ua.ismtr.local.emulators.Service;

/**
 * A real SQS server with the queues of template.yaml, empty for each test class. Register it as a static field:
 *
 * <pre>{@code @RegisterExtension static final SqsExtension SQS = new SqsExtension();}</pre>
 */
public final class SqsExtension implements BeforeAllCallback, AfterAllCallback {
    private final Map<String, String> urls = new TreeMap<>();
    private @Nullable SqsClient client;
    private @Nullable EmulatedService server;

    /** A client of the server; closed after the test class. */
    public SqsClient client() {
        return Objects.requireNonNull(client, "register the extension as a static field");
    }

    /** The URL of the queue with this logical id. */
    public String url(String logicalId) {
        return Objects.requireNonNull(urls.get(logicalId), "the template has no queue " + logicalId);
    }

    /** Takes all the messages that are visible now off the queue with this logical id. */
    public List<Message> drain(String logicalId) {
        List<Message> all = new ArrayList<>();
        while (true) {
            List<Message> messages = client().receiveMessage(request -> request.queueUrl(url(logicalId))
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(0))
                    .messages();
            if (messages.isEmpty()) {
                return all;
            }
            messages.forEach(message -> client().deleteMessage(
                            request -> request.queueUrl(url(logicalId)).receiptHandle(message.receiptHandle())));
            all.addAll(messages);
        }
    }

    /** Variables that make an SDK in another process use this server. */
    public Map<String, String> environment() {
        return Objects.requireNonNull(server).environment();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        EmulatedService sqs = SharedService.of(Service.SQS, context);
        SqsClient connected = Clients.sqs(sqs);
        server = sqs;
        client = connected;
        urls.putAll(Queues.create(
                connected, SharedService.prefix(), SharedService.template().queues()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        urls.values().forEach(url -> client().deleteQueue(request -> request.queueUrl(url)));
        client().close();
    }
}
