package ua.ismtr.summaries.planning;

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

/** The function of the schedule that has the summaries of a week sent. */
public final class PlanningHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PlanningHandler.class);

    private final Planning planning;
    private final Clock clock;

    /** Wires the function from its environment. */
    public PlanningHandler() {
        this(PlanningConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private PlanningHandler(PlanningConfig config, Clients clients) {
        this(
                new Planning(
                        new DynamoSubscriptions(clients.dynamo(), config.subscriptionsTable()),
                        new SqsMessageQueue(clients.sqs(), config.mailQueueUrl())),
                Clock.systemUTC());
    }

    PlanningHandler(Planning planning, Clock clock) {
        this.planning = planning;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        long planned = planning.plan(clock.instant());
        LOG.info("{} summaries are to be sent", planned);
    }
}
