package ua.ismtr.events.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.aws.Secret;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.config.Environment;
import ua.ismtr.events.EventStore;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of events, and of the schedule that lets requests follow them. */
public final class EventsHandler implements RequestStreamHandler {
    private final HttpFunction function;
    private final Events events;

    /** Wires the function from its environment. */
    public EventsHandler() {
        this(EventsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private EventsHandler(EventsConfig config, Clients clients, Clock clock) {
        this(events(config, clients, secret(config, clients), clock));
        Priming.of(inMemory -> {
            Secret<List<WebhookSecret>> secret = secret(config, inMemory);
            Events events = events(config, inMemory, secret, clock);
            new HttpFunction(events::answer)
                    .handle(
                            ExampleEvent.signedBy(secret.get().getFirst(), clock.instant()),
                            OutputStream.nullOutputStream());
            events.goOn();
        });
    }

    EventsHandler(Events events) {
        this.events = events;
        this.function = new HttpFunction(events::answer);
    }

    private static Secret<List<WebhookSecret>> secret(EventsConfig config, Clients clients) {
        return clients.secret(config.secretArn(), WebhookSecret::parseAll);
    }

    private static Events events(
            EventsConfig config, Clients clients, Secret<List<WebhookSecret>> secret, Clock clock) {
        DynamoRequests requests =
                new DynamoRequests(clients.dynamo(), config.tables().requests());
        return new Events(
                EventStore.of(clients, config.eventsTable(), config.tables(), config.auditRetention(), clock),
                requests,
                new DynamoCenters(clients.dynamo(), config.centersTable()),
                new StatusNotifier(
                        requests,
                        new SqsMessageQueue(clients.sqs(), config.notificationsQueueUrl()),
                        new DynamoOutbox(clients.dynamo(), config.tables().outbox()),
                        !config.notificationsUrl().isBlank()),
                Authorization.in(clients, config.access()),
                secret,
                clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, events::goOn);
    }
}
