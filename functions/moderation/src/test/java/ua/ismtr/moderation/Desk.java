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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import ua.ismtr.access.Access;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.domain.Author;
import ua.ismtr.domain.Center;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Format;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.Role;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.TopicScore;
import ua.ismtr.domain.TrainingRequest;
import ua.ismtr.domain.Urgency;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.store.Arrivals;
import ua.ismtr.store.CounterReader;
import ua.ismtr.store.DynamoArrivals;
import ua.ismtr.store.DynamoAuditLog;
import ua.ismtr.store.DynamoCorrections;
import ua.ismtr.store.DynamoCounterReader;
import ua.ismtr.store.DynamoCounters;
import ua.ismtr.store.DynamoOutbox;
import ua.ismtr.store.DynamoPersonalData;
import ua.ismtr.store.DynamoPersonalDataReader;
import ua.ismtr.store.DynamoRecount;
import ua.ismtr.store.DynamoRequestChanges;
import ua.ismtr.store.DynamoRequestList;
import ua.ismtr.store.DynamoRequests;
import ua.ismtr.store.DynamoRoles;
import ua.ismtr.store.DynamoSimilarRequests;
import ua.ismtr.store.PersonalData.Original;
import ua.ismtr.store.Snapshots;
import ua.ismtr.testing.DynamoExtension;

/** The moderators' desk on real tables, as its callers see it, and what a test puts on it. */
final class Desk {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    static final Map<String, String> ADMIN = Map.of("sub", "taras", "role", "admin");
    static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");

    final DynamoRequests requests;
    final Arrivals arrivals;
    final DynamoCounters counters;
    final CounterReader counterReader;
    final DynamoPersonalData personalData;
    final DynamoAuditLog audit;
    final DynamoCorrections corrections;
    final DynamoOutbox outbox;
    final DynamoRequestList list;
    final DynamoSimilarRequests similar;
    final DynamoRecount recount;
    private final Routes routes;

    /** No snapshot yet: all figures come from the counters. */
    private static final Snapshots NO_SNAPSHOTS = new Snapshots() {
        @Override
        public Optional<Manifest> manifest() {
            return Optional.empty();
        }

        @Override
        public List<CounterReader.Shard> month(YearMonth month) {
            throw new IllegalStateException("There is no snapshot");
        }

        @Override
        public Manifest put(
                Instant asOf, Optional<Manifest> previous, Map<YearMonth, List<CounterReader.Shard>> months) {
            throw new IllegalStateException("Nobody writes snapshots here");
        }
    };

    Desk(DynamoExtension dynamo) {
        this(dynamo, nobodyIsTold -> {}, false);
    }

    /** With the platform told of each status by {@code told}. */
    Desk(DynamoExtension dynamo, MessageQueue told, boolean on) {
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
        arrivals = new DynamoArrivals(client, tables.requests(), tables.lists());
        counters = new DynamoCounters(client, tables.counters(), tables.contributions(), clock);
        counterReader = new DynamoCounterReader(client, tables.counters());
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        personalData = new DynamoPersonalData(enhanced, dynamo.table("PersonalDataTable"), year);
        DynamoPersonalDataReader reader = new DynamoPersonalDataReader(enhanced, dynamo.table("PersonalDataTable"));
        audit = new DynamoAuditLog(client, tables.audit(), year);
        corrections = new DynamoCorrections(client, tables.corrections());
        outbox = new DynamoOutbox(client, tables.outbox());
        list = new DynamoRequestList(client, tables.lists(), requests);
        similar = new DynamoSimilarRequests(client, tables.lists(), dynamo.table("LinksTable"), requests);
        recount = new DynamoRecount(client, list, counters, tables.counters(), tables.contributions(), clock);
        DynamoRoles roles = new DynamoRoles(client, dynamo.table("RolesTable"), audit);
        DynamoRequestChanges changes = new DynamoRequestChanges(client, tables, year, clock);
        News news = new News(told, outbox, on);
        routes = new Routes(
                new Access(roles),
                new DashboardApi(new FiguresReader(counterReader, NO_SNAPSHOTS, clock), clock),
                new DirectoryApi(),
                new RequestsApi(list, requests, similar, reader, audit, clock),
                new ReviewApi(new Review(requests, changes, news, clock)),
                new MergingApi(new Merging(requests, changes, news, clock)),
                new RolesApi(roles, clock),
                new AuditApi(audit, clock),
                new ReconciliationApi(recount, audit, clock));
    }

    /** A request that the model has classified, stored and counted, with its author. */
    StoredRequest arrives(TrainingRequest request, boolean certain, String... topics) {
        List<TopicScore> scores = List.of(topics).stream()
                .map(topic -> new TopicScore(new TopicId(topic), 0.5))
                .toList();
        StoredRequest stored = arrivals.putIfAbsent(
                StoredRequest.classified(request, new Classification(scores, certain, "model:7", Map.of()), NOW));
        personalData.put(
                request.id(),
                new Original(new Author("Олена Коваль", "o.koval@example.gov.ua"), "Дзвоніть: " + request.text()),
                Instant.now());
        counters.count(List.of(stored.contribution()));
        return stored;
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
                Role.ADMINISTRATOR,
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
        return routes.answer(new HttpRequest(route, all, path, query, body.getBytes(StandardCharsets.UTF_8), claims));
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
