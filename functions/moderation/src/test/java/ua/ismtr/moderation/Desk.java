package ua.ismtr.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoRoles;
import ua.ismtr.authorization.People;
import ua.ismtr.aws.Clients;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.NewRequests;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.changes.RequestChanges;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.counters.Reconciliation;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.Snapshots;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.Router;
import ua.ismtr.json.Json;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoErasure;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoPersonalDataReader;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.DynamoShownTexts;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.History;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.Looks;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.StoredTexts;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;

/** The moderators' desk on real tables, as its callers see it, and what a test puts on it. */
final class Desk {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    static final Map<String, String> ADMIN = Map.of("sub", "taras", "role", "admin");
    static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");

    final DynamoRequests requests;
    private final NewRequests newRequests;
    final DynamoCounters counters;
    final CounterReader counterReader;
    final DynamoAuditLog audit;
    final DynamoCorrections corrections;
    final DynamoOutbox outbox;
    final DynamoRequestList list;
    final SimilarRequests similar;
    final Reconciliation recount;
    final RequestChanges changes;
    final History history;
    final StoredTexts texts;
    private final DynamoPersonalDataReader reader;
    private final Router router;

    private static final EmailKey KEY = new EmailKey("key-of-the-authors-addresses-of-tests");

    /** No snapshot yet: all figures come from the counters. */
    private static final Snapshots NO_SNAPSHOTS = new Snapshots() {
        @Override
        public Optional<Found> newest() {
            return Optional.empty();
        }

        @Override
        public Optional<List<CounterReader.Shard>> month(YearMonth month, String version) {
            return Optional.empty();
        }

        @Override
        public boolean put(Instant asOf, Optional<Found> previous, Map<YearMonth, List<CounterReader.Shard>> months) {
            throw new IllegalStateException("Nobody writes snapshots here");
        }

        @Override
        public void deleteReplaced(Instant before) {
            throw new IllegalStateException("Nobody writes snapshots here");
        }
    };

    Desk(DynamoExtension dynamo) {
        this(dynamo, nobodyIsTold -> {}, false);
    }

    /** With the platform told of each status by {@code told}. */
    Desk(DynamoExtension dynamo, MessageQueue told, boolean on) {
        this(dynamo, told, on, Clock.systemUTC());
    }

    /** With another clock for how long a call about many requests may take. */
    Desk(DynamoExtension dynamo, MessageQueue told, boolean on, Clock ofMany) {
        this(dynamo, told, on, ofMany, Clock.systemUTC());
    }

    /** With another clock for looks. */
    Desk(DynamoExtension dynamo, Clock looking) {
        this(dynamo, nobodyIsTold -> {}, false, Clock.systemUTC(), looking);
    }

    private Desk(DynamoExtension dynamo, MessageQueue told, boolean on, Clock ofMany, Clock looking) {
        Clock clock = Clock.systemUTC();
        var client = dynamo.client();
        DynamoRequestChanges.Tables tables = new DynamoRequestChanges.Tables(
                dynamo.table("RequestsTable"),
                dynamo.table("ListsTable"),
                dynamo.table("CountersTable"),
                dynamo.table("ContributionsTable"),
                dynamo.table("AuditTable"),
                dynamo.table("CorrectionsTable"),
                dynamo.table("OutboxTable"));
        Duration year = Duration.ofDays(365);
        requests = new DynamoRequests(client, tables.requests());
        counters = new DynamoCounters(client, tables.counters(), tables.contributions(), clock);
        counterReader = new DynamoCounterReader(client, tables.counters());
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        reader = new DynamoPersonalDataReader(enhanced, dynamo.table("PersonalDataTable"));
        audit = new DynamoAuditLog(client, tables.audit(), year);
        corrections = new DynamoCorrections(client, tables.corrections());
        outbox = new DynamoOutbox(client, tables.outbox());
        newRequests = new DynamoNewRequests(
                client,
                new RequestItems(tables.requests(), tables.lists()),
                new DynamoPersonalData(dynamo.table("PersonalDataTable"), year, KEY),
                outbox);
        list = new DynamoRequestList(client, tables.lists(), requests);
        similar = SimilarRequests.in(Clients.with(client), tables.lists(), dynamo.table("LinksTable"), requests);
        recount = Reconciliation.in(
                Clients.with(client), list, counters, tables.counters(), tables.contributions(), ofMany);
        DynamoRoles roles = new DynamoRoles(client, dynamo.table("RolesTable"), audit);
        People people = People.in(Clients.with(client), dynamo.table("PeopleTable"), year);
        changes = new DynamoRequestChanges(client, tables, year, clock);
        texts = StoredTexts.of(Clients.with(client), tables.requests(), tables.lists());
        history = History.in(Clients.with(client), tables.lists());
        StatusNotifier news = new StatusNotifier(requests, told, outbox, on);
        DynamoErasure erasure = new DynamoErasure(client, dynamo.table("PersonalDataTable"), KEY);
        router = Wiring.router(
                new Authorization(new FirstAdministrators(roles, Set.of("first"), clock), clock, audit, people),
                new DashboardApi(new FiguresReader(counterReader, NO_SNAPSHOTS, clock), clock),
                new DirectoryApi(),
                new RequestsApi(list, requests, history, similar, reader, audit, clock),
                new ReviewApi(new Review(requests, changes, news, erasure, clock), history, ofMany),
                new TextApi(
                        requests, changes, new DynamoShownTexts(client, tables.lists()), corrections, history, clock),
                new QuestionsApi(requests, changes, news, history, clock),
                new LooksApi(requests, Looks.in(Clients.with(client), dynamo.table("PeopleTable")), looking),
                new ErasureApi(requests, erasure, audit, clock),
                new MergingApi(new Merging(requests, changes, news, clock), history),
                new RolesApi(roles, people, audit, clock),
                new PeopleApi(people, audit, clock),
                new AuditApi(audit, clock),
                new ReconciliationApi(recount, audit, ofMany));
    }

    /** What redacts stored texts again by the rules of this version, changing requests by these changes. */
    Reredaction reredaction(RequestChanges by, int version, int pageSize) {
        TextChanges textChanges = new TextChanges(requests, by, Clock.systemUTC());
        return new Reredaction(texts, textChanges, corrections, reader, Clock.systemUTC(), version, pageSize);
    }

    /** What hides the words of requests that are older than this, as at this time. */
    Expiry expiry(Duration retention, Instant now, int pageSize) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        TextChanges textChanges = new TextChanges(requests, changes, clock);
        return new Expiry(texts, requests, textChanges, corrections, retention, clock, pageSize);
    }

    /** A request that the model has classified, stored and counted, with its author. */
    StoredRequest arrives(TrainingRequest request, boolean certain, String... topics) {
        List<TopicScore> scores = List.of(topics).stream()
                .map(topic -> new TopicScore(new TopicId(topic), 0.5))
                .toList();
        StoredRequest stored = arrives(
                StoredRequest.classified(request, new Classification(scores, certain, "model:7", Map.of()), NOW));
        counters.count(List.of(Contribution.of(stored)));
        return stored;
    }

    /** The request stored with its author, and not counted yet. */
    StoredRequest arrives(StoredRequest request) {
        return arrives(request, new Author("Олена Коваль", "o.koval@example.gov.ua"));
    }

    /** The same with this author. */
    StoredRequest arrives(StoredRequest request, Author author) {
        Original original =
                new Original(author, "Дзвоніть: " + request.request().text());
        return arrives(request, original, Instant.now());
    }

    /** The request stored with what its author wrote, accepted at this time, and not counted. */
    StoredRequest arrives(StoredRequest request, Original original, Instant acceptedAt) {
        return newRequests.insert(new Arrival(request, original, acceptedAt, List.of()));
    }

    static TrainingRequest request(String region, String text, Instant submittedAt) {
        return request(region, text, submittedAt, Urgency.NORMAL);
    }

    static TrainingRequest request(String region, String text, Instant submittedAt, Urgency urgency) {
        return new TrainingRequest(
                RequestId.ofWebhook(UUID.randomUUID().toString()),
                submittedAt,
                new RegionId(region),
                new Center(region.replace("-", "") + "-0001", "ЦНАП", region.replace("-", "") + "060250010015970"),
                JobTitle.ADMINISTRATOR,
                text,
                Format.ONLINE,
                12,
                urgency,
                LocalDate.of(2027, 2, 1));
    }

    /** The answer to a call of this route. */
    HttpResponse call(
            Map<String, String> claims,
            String route,
            Map<String, String> path,
            Map<String, String> query,
            Map<String, String> headers,
            String body) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
        all.putAll(headers);
        return router.answer(new HttpRequest(route, all, path, query, body.getBytes(StandardCharsets.UTF_8), claims));
    }

    HttpResponse list(Map<String, String> claims, Map<String, String> query) {
        return call(claims, "GET /v1/training-requests", Map.of(), query, Map.of(), "");
    }

    HttpResponse look(Map<String, String> claims, RequestId id) {
        return call(
                claims,
                "GET /v1/training-requests/{requestId}",
                Map.of("requestId", id.value()),
                Map.of(),
                Map.of(),
                "");
    }

    HttpResponse decide(Map<String, String> claims, RequestId id, String ifMatch, String body) {
        return call(
                claims,
                "PATCH /v1/training-requests/{requestId}",
                Map.of("requestId", id.value()),
                Map.of(),
                Map.of("if-match", ifMatch),
                body);
    }

    /** The ids that a list shows, page after page. */
    List<String> ids(Map<String, String> claims, Map<String, String> query) {
        List<String> ids = new ArrayList<>();
        Map<String, String> wanted = new HashMap<>(query);
        while (true) {
            JsonNode page = json(list(claims, wanted));
            page.path("items").forEach(item -> ids.add(item.path("requestId").asText()));
            if (page.path("nextCursor").isNull()) {
                return ids;
            }
            wanted.put("cursor", page.path("nextCursor").asText());
        }
    }

    /** The sum of a figure over all cells of all topics together. */
    long figure(String name) {
        return counterReader.changedSince(Instant.EPOCH).stream()
                .filter(shard -> shard.cell().topic() == null)
                .mapToLong(shard -> shard.figures().getOrDefault(name, 0L))
                .sum();
    }

    static JsonNode json(HttpResponse response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
