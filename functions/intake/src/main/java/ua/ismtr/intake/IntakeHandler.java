package ua.ismtr.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.aws.Secret;
import ua.ismtr.config.Environment;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.platform.WebhookClaims;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.telemetry.Invocation;

/** The function behind the webhook's routes. */
public final class IntakeHandler implements RequestStreamHandler {
    private final HttpFunction function;

    /** Wires the function from its environment. */
    public IntakeHandler() {
        this(IntakeConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private IntakeHandler(IntakeConfig config, Clients clients) {
        this(intake(config, clients, secret(config, clients)));
        Priming.of(inMemory -> {
            Secret<List<WebhookSecret>> secret = secret(config, inMemory);
            new HttpFunction(intake(config, inMemory, secret)::answer)
                    .handle(
                            ExampleEvent.signedBy(secret.get().getFirst(), Instant.now()),
                            OutputStream.nullOutputStream());
        });
    }

    IntakeHandler(Intake intake) {
        this.function = new HttpFunction(intake::answer);
    }

    private static Secret<List<WebhookSecret>> secret(IntakeConfig config, Clients clients) {
        return clients.secret(config.secretArn(), WebhookSecret::parseAll);
    }

    private static Intake intake(IntakeConfig config, Clients clients, Secret<List<WebhookSecret>> secret) {
        Clock clock = Clock.systemUTC();
        return new Intake(
                new WebhookVerifier(secret, clock),
                new SubmissionReader(clock),
                WebhookClaims.in(clients, config.claimsTable()),
                new DynamoRequests(clients.dynamo(), config.requestsTable()),
                new SqsMessageQueue(clients.sqs(), config.queueUrl()),
                clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer);
    }
}
