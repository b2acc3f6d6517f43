package ua.ismtr.mailevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Suppression;
import ua.ismtr.telemetry.Invocation;

/** The function behind the queue of SES's events. */
public final class MailEventsHandler implements RequestStreamHandler {
    private final QueueFunction function;

    /** Wires the function from its environment. */
    public MailEventsHandler() {
        this(MailEventsConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private MailEventsHandler(MailEventsConfig config, Clients clients) {
        this(new MailEvents(
                new DynamoDeliveryLog(clients.dynamo(), config.sendsTable()),
                new Suppression(
                        new DynamoSubscriptions(clients.dynamo(), config.subscriptionsTable()),
                        Questions.in(clients, config.questionsTable())),
                Clock.systemUTC()));
    }

    MailEventsHandler(MailEvents events) {
        this.function = QueueFunction.oneByOne(events::handle);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, context);
    }
}
