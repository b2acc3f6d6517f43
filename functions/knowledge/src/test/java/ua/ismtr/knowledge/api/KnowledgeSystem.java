package ua.ismtr.knowledge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.courses.Courses;
import ua.ismtr.courses.Overlaps;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.dashboard.DashboardBuilder;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.dashboard.Scope;
import ua.ismtr.events.EventStore;
import ua.ismtr.forecasts.S3Forecasts;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;
import ua.ismtr.json.Json;
import ua.ismtr.knowledge.Notes;
import ua.ismtr.knowledge.S3KnowledgeFiles;
import ua.ismtr.knowledge.entries.CurrentIndex;
import ua.ismtr.knowledge.entries.TopicsOfText;
import ua.ismtr.knowledge.page.Outlooks;
import ua.ismtr.knowledge.page.TopicPages;
import ua.ismtr.knowledge.search.Reader;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** The API of knowledge on real stores, with a clock that tests move. */
final class KnowledgeSystem {
    static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    private static final Reader READER = Reader.open(new TopicsOfText(new TopicClassifier(TopicModel.packaged())));

    private final DynamoExtension dynamo;
    private final S3Extension s3;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private int count;

    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    KnowledgeSystem(DynamoExtension dynamo, S3Extension s3) {
        this.dynamo = dynamo;
        this.s3 = s3;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    DynamoRequests requests() {
        return new DynamoRequests(dynamo.client(), dynamo.table("RequestsTable"));
    }

    DynamoRequestList list() {
        return new DynamoRequestList(dynamo.client(), dynamo.table("ListsTable"), requests());
    }

    Notes notes() {
        return Notes.in(Clients.with(dynamo.client()), dynamo.table("NotesTable"));
    }

    S3KnowledgeFiles files() {
        return new S3KnowledgeFiles(s3.client(), s3.bucket("KnowledgeBucket"));
    }

    private FiguresReader figures() {
        return new FiguresReader(
                new DynamoCounterReader(dynamo.client(), dynamo.table("CountersTable")),
                new S3Snapshots(s3.client(), s3.bucket("SnapshotsBucket")),
                clock);
    }

    TopicPages pages() {
        return new TopicPages(figures(), notes(), outlooks());
    }

    private Outlooks outlooks() {
        return new Outlooks(
                new S3Forecasts(s3.client(), s3.bucket("SnapshotsBucket")),
                new DynamoWarnings(dynamo.client(), dynamo.table("WarningsTable"), clock),
                events(),
                Courses.in(Clients.with(dynamo.client()), dynamo.table("CoursesTable")),
                Overlaps.in(Clients.with(dynamo.client()), dynamo.table("CoursesTable")),
                requests());
    }

    EventStore events() {
        return EventStore.reading(Clients.with(dynamo.client()), dynamo.table("EventsTable"));
    }

    /** A process of the API that has just started. */
    Router started() {
        CurrentIndex index = new CurrentIndex(
                files(), list(), notes(), outlooks()::shownEvents, outlooks()::currentCourses, READER, clock);
        return Wiring.router(
                new Authorization(new DynamoGrants(dynamo.client(), dynamo.table("RolesTable"))),
                new SearchApi(index, list(), requests(), new LikelyTopics(new TopicClassifier(TopicModel.packaged()))),
                new PagesApi(pages(), index, files(), requests(), clock),
                new NotesApi(
                        notes(),
                        new DynamoAuditLog(dynamo.client(), dynamo.table("AuditTable"), Duration.ofDays(365)),
                        clock));
    }

    /** A request that is stored and counted. */
    StoredRequest arrives(String text, String topic, String region) {
        return arrives(text, topic, region, now);
    }

    StoredRequest arrives(String text, String topic, String region, Instant submittedAt) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook("knowledge-" + count++),
                submittedAt,
                new RegionId(region),
                new Center("center-" + count % 7, "ЦНАП номер " + count % 7, "UA46060250010015970"),
                JobTitle.HEAD,
                text,
                Format.ONLINE,
                count % 5 + 1,
                Urgency.NORMAL,
                null);
        Classification named =
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), true, "model:7", Map.of());
        StoredRequest stored = new DynamoNewRequests(
                        dynamo.client(),
                        new RequestItems(dynamo.table("RequestsTable"), dynamo.table("ListsTable")),
                        new DynamoPersonalData(
                                dynamo.table("PersonalDataTable"), Duration.ofDays(30), new EmailKey("key")),
                        new DynamoOutbox(dynamo.client(), dynamo.table("OutboxTable")))
                .insert(new Arrival(
                        StoredRequest.classified(request, named, submittedAt),
                        new Original(new Author(null, null), text),
                        now,
                        List.of()));
        assertThat(new DynamoCounters(
                                dynamo.client(),
                                dynamo.table("CountersTable"),
                                dynamo.table("ContributionsTable"),
                                clock)
                        .count(List.of(Contribution.of(stored))))
                .isEmpty();
        return stored;
    }

    /** The request becomes what this makes of it, as a decision of this moment. */
    StoredRequest becomes(StoredRequest before, UnaryOperator<StoredRequest> made) {
        StoredRequest state = made.apply(before);
        StoredRequest after = state.next(state.status(), "moderator:olena", null, now);
        DynamoRequestChanges changes = new DynamoRequestChanges(
                dynamo.client(),
                new DynamoRequestChanges.Tables(
                        dynamo.table("RequestsTable"),
                        dynamo.table("ListsTable"),
                        dynamo.table("CountersTable"),
                        dynamo.table("ContributionsTable"),
                        dynamo.table("AuditTable"),
                        dynamo.table("CorrectionsTable"),
                        dynamo.table("OutboxTable")),
                Duration.ofDays(365),
                clock);
        AuditLog.Entry entry =
                AuditLog.Entry.of(now, "olena", AuditLog.Action.MASK, after.id().value(), Map.of(), Map.of());
        assertThat(changes.change(new RequestChanges.Change(
                        List.of(new RequestChanges.Step(before, after)), entry, Optional.empty(), List.of())))
                .isInstanceOf(RequestChanges.Done.class);
        return after;
    }

    /** What the dashboard shows of a topic in these regions, the 365 days up to today. */
    Dashboard dashboard(String topic, Set<RegionId> regions) {
        LocalDate today = Kyiv.day(now);
        Scope scope = new Scope(null, regions, new TopicId(topic), today.minusDays(364), today);
        return DashboardBuilder.build(scope, figures().read(scope.previousFrom(), scope.to()), now);
    }

    static HttpResponse call(
            Router api, Map<String, String> claims, String route, Map<String, String> path, Map<String, String> query) {
        return api.answer(new HttpRequest(route, Map.of(), path, query, new byte[0], claims));
    }

    static HttpResponse send(Router api, String route, String noteId, String body, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("content-type", "application/json");
        return api.answer(new HttpRequest(
                route, headers, Map.of("noteId", noteId), Map.of(), body.getBytes(StandardCharsets.UTF_8), MODERATOR));
    }

    static JsonNode search(Router api, Map<String, String> claims, Map<String, String> query) {
        HttpResponse answer = call(api, claims, "GET /v1/knowledge/search", Map.of(), query);
        assertThat(answer.status()).isEqualTo(200);
        return json(answer);
    }

    static HttpResponse page(Router api, Map<String, String> claims, String topic, Map<String, String> query) {
        return call(api, claims, "GET /v1/knowledge/topics/{topic}", Map.of("topic", topic), query);
    }

    static JsonNode json(HttpResponse answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
