package ua.ismtr.subscribing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.emails.Letters;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.Tokens;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.http.Router;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Subscriptions;
import ua.ismtr.telemetry.Invocation;

/** The function behind the routes of subscriptions, of what was sent, and of the links in the mails. */
public final class SubscriptionsHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public SubscriptionsHandler() {
        this(SubscriptionsConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private SubscriptionsHandler(SubscriptionsConfig config, Clients clients, Clock clock) {
        this(router(config, clients, clock));
    }

    SubscriptionsHandler(Router router) {
        this.function = new HttpFunction(router::answer);
    }

    private static Router router(SubscriptionsConfig config, Clients clients, Clock clock) {
        Supplier<String> nonces = nonces(new SecureRandom());
        Subscriptions subscriptions = new DynamoSubscriptions(clients.dynamo(), config.subscriptionsTable());
        MessageQueue mails = new SqsMessageQueue(clients.sqs(), config.mailQueueUrl());
        Journal journal =
                new Journal(new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()), clock);
        Subscribing subscribing = new Subscribing(
                subscriptions, Questions.in(clients, config.questionsTable()), mails, nonces, journal, clock);
        Tokens tokens = new Tokens(clients.secret(config.linksSecretArn(), Tokens::keys));
        // No page and no preview links to the API, which does not know its own address here.
        Letters letters = new Letters(new Links(config.dashboard(), config.dashboard(), tokens));
        return Routes.router(
                Authorization.in(clients, config.access()),
                new SubscriptionsApi(subscriptions, subscribing, journal),
                new MailsApi(
                        new DynamoDeliveryLog(clients.dynamo(), config.sendsTable()),
                        config.sources().summaries(clients, clock),
                        letters,
                        tokens,
                        mails,
                        nonces,
                        clock,
                        journal),
                new Pages(tokens, subscriptions, subscribing, letters));
    }

    private static Supplier<String> nonces(SecureRandom random) {
        return () -> {
            byte[] bytes = new byte[12];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
