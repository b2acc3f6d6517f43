package ua.ismtr.notifications;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.DynamoPostponed;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.telemetry.Invocation;

/** The function behind the notifications queue, and of the schedule that empties the outbox. */
public final class NotificationsHandler implements RequestStreamHandler {
    private final QueueFunction function;
    private final Relay relay;

    /** Wires the function from its environment. */
    public NotificationsHandler() {
        this(NotificationsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private NotificationsHandler(NotificationsConfig config, Clients clients, Clock clock) {
        this(
                new Notifying(
                        platform(config, clients, clock),
                        new DynamoPostponed(clients.dynamo(), config.outboxTable()),
                        new SqsMessageQueue(clients.sqs(), config.deadLetterQueueUrl()),
                        clock),
                new Relay(
                        new DynamoOutbox(clients.dynamo(), config.outboxTable()),
                        new DynamoPostponed(clients.dynamo(), config.outboxTable()),
                        new SqsMessageQueue(clients.sqs(), config.queueUrl()),
                        clock));
    }

    private static Platform platform(NotificationsConfig config, Clients clients, Clock clock) {
        return config.url() == null
                ? Platform.NOBODY
                : new WebhookPlatform(config.url(), clients.secret(config.secretArn(), WebhookSecret::parseAll), clock);
    }

    NotificationsHandler(Notifying notifying, Relay relay) {
        this.function = QueueFunction.oneByOne(notifying::handle);
        this.relay = relay;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        byte[] bytes = event.readAllBytes();
        if (Json.MAPPER.readTree(bytes).has("Records")) {
            function.handle(new ByteArrayInputStream(bytes), answer, context);
        } else {
            relay.run();
        }
    }
}
