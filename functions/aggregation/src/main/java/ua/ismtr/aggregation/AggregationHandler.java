package ua.ismtr.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import ua.ismtr.config.Environment;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.store.Clients;
import ua.ismtr.store.DynamoCounters;

/** The function behind the classified queue. */
public final class AggregationHandler implements RequestStreamHandler {
    private final QueueFunction function;

    /** Wires the function from its environment. */
    public AggregationHandler() {
        this(AggregationConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private AggregationHandler(AggregationConfig config, Clients clients) {
        this(new Aggregation(new DynamoCounters(
                clients.dynamo(), config.countersTable(), config.contributionsTable(), Clock.systemUTC())));
    }

    AggregationHandler(Aggregation aggregation) {
        this.function = QueueFunction.together((messages, context) -> aggregation.count(messages));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handle(event, answer, context);
    }
}
