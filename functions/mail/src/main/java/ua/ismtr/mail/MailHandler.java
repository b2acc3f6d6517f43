package ua.ismtr.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.Supplier;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.Listings;
import ua.ismtr.emails.StoredListings;
import ua.ismtr.emails.Summaries;
import ua.ismtr.emails.Tokens;
import ua.ismtr.events.EventStore;
import ua.ismtr.mail.MailConfig.RelaySettings;
import ua.ismtr.mail.SmtpMailer.Relay;
import ua.ismtr.outcomes.OutcomeReports;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.DynamoUnplannedRequests;
import ua.ismtr.requests.OpenRequests;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.UnplannedRequests;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.Subscriptions;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.telemetry.Invocation;

/** The function behind the mail queue. */
public final class MailHandler implements RequestStreamHandler {
    private final QueueFunction function;

    /** Wires the function from its environment. */
    public MailHandler() {
        this(MailConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private MailHandler(MailConfig config, Clients clients, Clock clock) {
        this(sending(config, clients, clock));
    }

    MailHandler(Sending sending) {
        this.function = QueueFunction.together(sending::send);
    }

    private static Sending sending(MailConfig config, Clients clients, Clock clock) {
        Subscriptions subscriptions = new DynamoSubscriptions(clients.dynamo(), config.subscriptionsTable());
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                new S3Snapshots(clients.s3(), config.bucket()),
                clock);
        Requests requests = new DynamoRequests(clients.dynamo(), config.requestsTable());
        UnplannedRequests waiting = new DynamoUnplannedRequests(clients.dynamo(), config.listsTable(), requests);
        Listings listings = new StoredListings(
                new DynamoRequestList(clients.dynamo(), config.listsTable(), requests),
                requests,
                OpenRequests.in(clients, config.listsTable()),
                new DynamoWarnings(clients.dynamo(), config.warningsTable(), clock),
                new DynamoCenters(clients.dynamo(), config.centersTable()),
                EventStore.reading(clients, config.eventsTable()),
                OutcomeReports.in(clients, config.bucket()),
                clock);
        Summaries summaries = new Summaries(figures, waiting, listings, clock);
        OwnerRights rights =
                new OwnerRights(new DynamoGrants(clients.dynamo(), config.rolesTable()), subscriptions, clock);
        Mailer mailer = config.relay()
                .<Mailer>map(relay -> new SmtpMailer(relay(relay, clients), config.sender(), clock))
                .orElseGet(() -> new SesMailer(SesMailer.client(), config.sender(), config.configurationSet()));
        Links links = new Links(
                config.dashboard(),
                config.api(),
                new Tokens(clients.secret(config.linksSecretArn(), Tokens::keys)),
                config.contact());
        return new Sending(
                new Composer(subscriptions, rights, summaries, links, clock),
                new DynamoDeliveryLog(clients.dynamo(), config.sendsTable()),
                mailer,
                new RateLimiter(config.perSecond(), clock, RateLimiter.Pause::sleep),
                clock);
    }

    private static Relay relay(RelaySettings settings, Clients clients) {
        Supplier<String> password =
                settings.user().isEmpty() ? () -> "" : clients.secret(settings.passwordArn(), text -> text);
        return new Relay(settings.host(), settings.port(), settings.user(), password);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, context);
    }
}
