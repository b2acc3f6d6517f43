package ua.ismtr.knowledge.building;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.aws.Clients;
import ua.ismtr.config.Environment;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.events.EventStore;
import ua.ismtr.forecasts.S3Forecasts;
import ua.ismtr.knowledge.Notes;
import ua.ismtr.knowledge.S3KnowledgeFiles;
import ua.ismtr.knowledge.page.Outlooks;
import ua.ismtr.knowledge.page.TopicPages;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.telemetry.Invocation;

/** The function of the schedule that builds the search index and keeps pages. */
public final class KnowledgeHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeHandler.class);

    private final Building building;

    /** Wires the function from its environment. */
    public KnowledgeHandler() {
        this(BuildingConfig.read(Environment.ofProcess()), Clients.ofProcess(), Clock.systemUTC());
    }

    private KnowledgeHandler(BuildingConfig config, Clients clients, Clock clock) {
        this(config, clients, new DynamoRequests(clients.dynamo(), config.requestsTable()), clock);
    }

    private KnowledgeHandler(BuildingConfig config, Clients clients, DynamoRequests requests, Clock clock) {
        this(new Building(
                new DynamoRequestList(clients.dynamo(), config.listsTable(), requests),
                new S3KnowledgeFiles(clients.s3ForLargeObjects(), config.knowledgeBucket()),
                new TopicPages(
                        new FiguresReader(
                                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                                new S3Snapshots(clients.s3(), config.snapshotsBucket()),
                                clock),
                        Notes.in(clients, config.notesTable()),
                        new Outlooks(
                                new S3Forecasts(clients.s3(), config.snapshotsBucket()),
                                new DynamoWarnings(clients.dynamo(), config.warningsTable(), clock),
                                EventStore.reading(clients, config.eventsTable()),
                                Courses.in(clients, config.coursesTable()),
                                Overlaps.in(clients, config.coursesTable()),
                                requests)),
                clock));
    }

    KnowledgeHandler(Building building) {
        this.building = building;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        Invocation.begin(context);
        Building.Built built = building.run();
        LOG.info(
                "The index has {} entries in {} bytes; {} pages are kept",
                built.entries(),
                built.bytes(),
                built.pages());
    }
}
