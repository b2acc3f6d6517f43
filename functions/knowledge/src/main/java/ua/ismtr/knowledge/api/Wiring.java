package ua.ismtr.knowledge.api;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Priming;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.events.EventStore;
import ua.ismtr.forecasts.S3Forecasts;
import ua.ismtr.http.Router;
import ua.ismtr.knowledge.KnowledgeFiles;
import ua.ismtr.knowledge.Notes;
import ua.ismtr.knowledge.S3KnowledgeFiles;
import ua.ismtr.knowledge.entries.CurrentIndex;
import ua.ismtr.knowledge.entries.Entries;
import ua.ismtr.knowledge.entries.TopicsOfText;
import ua.ismtr.knowledge.page.Outlooks;
import ua.ismtr.knowledge.page.TopicPages;
import ua.ismtr.knowledge.search.Reader;
import ua.ismtr.knowledge.search.SearchIndex;
import ua.ismtr.knowledge.search.Wanted;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** Puts together what answers the routes. */
final class Wiring {
    private Wiring() {}

    static Router router(ApiConfig config, Clients clients, Clock clock) {
        TopicClassifier classifier = new TopicClassifier(TopicModel.packaged());
        Reader reader = Reader.open(new TopicsOfText(classifier));
        Priming.of(inMemory -> {
            classifier.classify("вигорання персоналу");
            SearchIndex.empty(reader)
                    .with(Entries.ofTopics(), Set.of())
                    .search(new Wanted(
                            "вигоряня персоналу",
                            Map.of("burnout-wellbeing", 1.0),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            0,
                            1));
        });
        DynamoRequests requests = new DynamoRequests(clients.dynamo(), config.requestsTable());
        DynamoRequestList list = new DynamoRequestList(clients.dynamo(), config.listsTable(), requests);
        KnowledgeFiles files = new S3KnowledgeFiles(clients.s3ForLargeObjects(), config.knowledgeBucket());
        Notes notes = Notes.in(clients, config.notesTable());
        Outlooks outlooks = new Outlooks(
                new S3Forecasts(clients.s3(), config.snapshotsBucket()),
                new DynamoWarnings(clients.dynamo(), config.warningsTable(), clock),
                EventStore.reading(clients, config.eventsTable()),
                Courses.in(clients, config.coursesTable()),
                Overlaps.in(clients, config.coursesTable()),
                requests);
        CurrentIndex index =
                new CurrentIndex(files, list, notes, outlooks::shownEvents, outlooks::currentCourses, reader, clock);
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(clients.dynamo(), config.countersTable()),
                new S3Snapshots(clients.s3(), config.snapshotsBucket()),
                clock);
        SearchApi search = new SearchApi(index, list, requests, new LikelyTopics(classifier));
        PagesApi pages = new PagesApi(new TopicPages(figures, notes, outlooks), index, files, requests, clock);
        return router(
                Authorization.in(clients, config.access()),
                search,
                pages,
                new NotesApi(
                        notes,
                        new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention()),
                        clock));
    }

    static Router router(Authorization authorization, SearchApi search, PagesApi pages, NotesApi notes) {
        return new Router(authorization)
                .route("GET /v1/knowledge/search", Router.ALL, search::answer)
                .route("GET /v1/knowledge/topics/{topic}", Router.ALL, pages::answer)
                .route("GET /v1/knowledge/notes", Router.ALL, (caller, request) -> notes.list(request))
                .bare("POST /v1/knowledge/notes", Router.MODERATORS, notes::write)
                .bare("GET /v1/knowledge/notes/{noteId}", Router.ALL, (caller, request) -> notes.one(request))
                .bare("PUT /v1/knowledge/notes/{noteId}", Router.MODERATORS, notes::change)
                .bare("DELETE /v1/knowledge/notes/{noteId}", Router.MODERATORS, notes::withdraw);
    }
}
