package ua.ismtr.aggregation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.json.Json;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.requests.ExampleRequest;
import ua.ismtr.telemetry.Invocation;

/** The function behind the classified queue. */
public final class AggregationHandler implements RequestStreamHandler {
    private final QueueFunction function;

    /** Wires the function from its environment. */
    public AggregationHandler() {
        this(AggregationConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private AggregationHandler(AggregationConfig config, Clients clients) {
        this(aggregation(config, clients));
        String contribution = Json.text(Contribution.of(ExampleRequest.classified()));
        List<QueueMessage> example = List.of(new QueueMessage("example", contribution, 1));
        Priming.of(inMemory -> aggregation(config, inMemory).count(example));
    }

    AggregationHandler(Aggregation aggregation) {
        this.function = QueueFunction.together((messages, context) -> aggregation.count(messages));
    }

    private static Aggregation aggregation(AggregationConfig config, Clients clients) {
        return new Aggregation(new DynamoCounters(
                clients.dynamo(), config.countersTable(), config.contributionsTable(), Clock.systemUTC()));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, context);
    }
}
