package ua.ismtr.summaries;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.telemetry.Invocation;

/** The function of the schedule that has the summaries of a week sent. */
public final class SummariesHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SummariesHandler.class);

    private final WeeklyDispatch planning;
    private final Clock clock;

    /** Wires the function from its environment. */
    public SummariesHandler() {
        this(SummariesConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private SummariesHandler(SummariesConfig config, Clients clients) {
        this(
                new WeeklyDispatch(
                        new DynamoSubscriptions(clients.dynamo(), config.subscriptionsTable()),
                        new SqsMessageQueue(clients.sqs(), config.mailQueueUrl())),
                Clock.systemUTC());
    }

    SummariesHandler(WeeklyDispatch planning, Clock clock) {
        this.planning = planning;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        long planned = planning.plan(clock.instant());
        LOG.info("{} summaries are to be sent", planned);
    }
}
