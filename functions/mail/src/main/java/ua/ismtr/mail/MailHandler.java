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
import ua.ismtr.config.Environment;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.Tokens;
import ua.ismtr.mail.MailConfig.RelaySettings;
import ua.ismtr.mail.SmtpMailer.Relay;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.Subscriptions;
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
                new Composer(subscriptions, rights, config.sources().summaries(clients, clock), links, clock),
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
