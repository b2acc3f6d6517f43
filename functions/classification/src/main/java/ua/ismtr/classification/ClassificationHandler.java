package ua.ismtr.classification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.config.Environment;
import ua.ismtr.courses.SelfPacedCourses;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.queue.QueueFunction;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.ExampleRequest;
import ua.ismtr.requests.History;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.telemetry.Invocation;
import ua.ismtr.topics.TopicModel;

/** The function behind the requests queue. */
public final class ClassificationHandler implements RequestStreamHandler {
    private final QueueFunction function;

    /** Wires the function from its environment. */
    public ClassificationHandler() {
        this(ClassificationConfig.read(Environment.ofProcess()), Clients.ofProcess());
    }

    private ClassificationHandler(ClassificationConfig config, Clients clients) {
        TopicModel packaged = TopicModel.packaged();
        this(classifying(config, clients, Classifiers.of(config, clients, packaged)));
        QueueMessage example = new QueueMessage("example", Json.text(ExampleRequest.submitted()), 1);
        Priming.of(inMemory -> classifying(config, inMemory, Classifiers.published(config, inMemory, packaged))
                .handle(example));
    }

    ClassificationHandler(Classifying classifying) {
        this.function = QueueFunction.oneByOne(classifying::handle);
    }

    private static Classifying classifying(ClassificationConfig config, Clients clients, Classifier classifier) {
        CoursesAtOnce courses =
                new CoursesAtOnce(SelfPacedCourses.in(clients, config.snapshotsBucket()), Clock.systemUTC());
        DynamoDbClient dynamo = clients.dynamo();
        DynamoRequestChanges.Tables tables = config.tables();
        DynamoOutbox outbox = new DynamoOutbox(dynamo, tables.outbox());
        DynamoRequests requests = new DynamoRequests(dynamo, tables.requests());
        DynamoPersonalData personalData = new DynamoPersonalData(
                config.personalDataTable(),
                config.personalDataRetention(),
                new EmailKey(clients.secret(config.personalDataKeyArn(), key -> key)));
        StatusNotifier notifier = new StatusNotifier(
                requests,
                new SqsMessageQueue(clients.sqs(), config.notificationsQueueUrl()),
                outbox,
                !config.notificationsUrl().isBlank());
        Clock clock = Clock.systemUTC();
        return new Classifying(
                classifier,
                new DynamoNewRequests(
                        dynamo, new RequestItems(tables.requests(), tables.lists()), personalData, outbox),
                SimilarRequests.in(clients, tables.lists(), config.linksTable(), requests),
                new SqsMessageQueue(clients.sqs(), config.queueUrl()),
                notifier,
                new Revisions(
                        requests,
                        History.in(clients, tables.lists()),
                        new DynamoRequestChanges(dynamo, tables, config.auditRetention(), personalData, clock),
                        notifier,
                        clock),
                courses,
                clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invocation.begin(context);
        function.handle(event, answer, context);
    }
}
