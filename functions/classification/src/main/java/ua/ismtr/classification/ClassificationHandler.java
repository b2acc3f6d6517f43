package ua.ismtr.classification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.crac.Core;
import ua.ismtr.config.Environment;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.store.Clients;
import ua.ismtr.store.DynamoArrivals;
import ua.ismtr.store.DynamoPersonalData;
import ua.ismtr.store.DynamoRequests;
import ua.ismtr.store.DynamoSimilarRequests;

/** The function behind the requests queue. */
public final class ClassificationHandler implements RequestStreamHandler {
    private final QueueFunction function;

    /** Wires the function from its environment. */
    public ClassificationHandler() {
        this(ClassificationConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private ClassificationHandler(ClassificationConfig config, Clients clients) {
        this(new Classifying(
                Classifiers.of(config, clients),
                new DynamoPersonalData(
                        clients.enhancedDynamo(), config.personalDataTable(), config.personalDataRetention()),
                new DynamoArrivals(clients.dynamo(), config.requestsTable(), config.listsTable()),
                new DynamoSimilarRequests(
                        clients.dynamo(),
                        config.listsTable(),
                        config.linksTable(),
                        new DynamoRequests(clients.dynamo(), config.requestsTable())),
                new SqsMessageQueue(clients.sqs(), config.queueUrl()),
                told(config, clients),
                Clock.systemUTC()));
    }

    private static MessageQueue told(ClassificationConfig config, Clients clients) {
        return config.notificationsUrl().isBlank()
                ? nobodyIsTold -> {}
                : new SqsMessageQueue(clients.sqs(), config.notificationsQueueUrl());
    }

    ClassificationHandler(Classifying classifying) {
        Core.getGlobalContext().register(classifying);
        this.function = QueueFunction.oneByOne(classifying::handle);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handle(event, answer, context);
    }
}
