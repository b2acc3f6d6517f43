package ua.ismtr.events.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.centers.Centers;
import ua.ismtr.centers.DynamoCenters;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.NewRequests;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.events.EventStore;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoPersonalData;
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
import ua.ismtr.testing.DynamoExtension;

/** The calls about events on real tables, as their callers see them. What the platform is told is kept. */
final class DeskOfTests {
    static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    static final Map<String, String> KHARKIV = Map.of("sub", "petro", "role", "regional", "regions", "[UA-63]");
    static final WebhookSecret SECRET = WebhookSecret.parseAll("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdA==")
            .getFirst();
    static final Map<String, String> KATOTTG = Map.of(
            "UA-05",
            "UA05020300010035901",
            "UA-46",
            "UA46060250010015970",
            "UA-63",
            "UA63120270010096107",
            "UA-53",
            "UA53060050010015970");

    final EventStore store;
    final DynamoRequests requests;
    final DynamoOutbox outbox;
    final Centers centers;
    final Events events;
    private final List<PlatformMessage> sent = new CopyOnWriteArrayList<>();
    private final DynamoRequestChanges changes;
    private final NewRequests newRequests;
    private final DynamoCounters counters;

    DeskOfTests(DynamoExtension dynamo) {
        this(dynamo, store -> store);
    }

    /** @param seenByCalls the store as calls have it */
    DeskOfTests(DynamoExtension dynamo, UnaryOperator<EventStore> seenByCalls) {
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
        changes = new DynamoRequestChanges(client, tables, Duration.ofDays(365), clock);
        store = EventStore.of(Clients.with(client), dynamo.table("EventsTable"), tables, Duration.ofDays(365), clock);
        requests = new DynamoRequests(client, tables.requests());
        counters = new DynamoCounters(client, tables.counters(), tables.contributions(), clock);
        outbox = new DynamoOutbox(client, tables.outbox());
        centers = new DynamoCenters(client, dynamo.table("CentersTable"));
        newRequests = new DynamoNewRequests(
                client,
                new RequestItems(tables.requests(), tables.lists()),
                new DynamoPersonalData(dynamo.table("PersonalDataTable"), Duration.ofDays(365), new EmailKey("key")),
                outbox);
        events = new Events(
                seenByCalls.apply(store),
                requests,
                centers,
                new StatusNotifier(requests, value -> sent.add(((Notification) value).message()), outbox, true),
                new Authorization(new DynamoGrants(client, dynamo.table("RolesTable"))),
                () -> List.of(SECRET),
                clock);
    }

    /** A request of a centre that the model has classified, stored and counted. */
    StoredRequest arrives(String region, String center, boolean certain) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(UUID.randomUUID().toString()),
                Instant.now(),
                new RegionId(region),
                new Center(center, "ЦНАП", KATOTTG.getOrDefault(region, "")),
                JobTitle.ADMINISTRATOR,
                "Потрібне навчання, як спілкуватися з ветеранами",
                Format.ONLINE,
                12,
                Urgency.NORMAL,
                null);
        List<TopicScore> topics = List.of(new TopicScore(new TopicId("veterans"), 0.9));
        StoredRequest stored = newRequests.insert(new Arrival(
                StoredRequest.classified(
                        request, new Classification(topics, certain, "model:7", Map.of()), Instant.now()),
                new Original(new Author(null, null), request.text()),
                Instant.now(),
                List.of()));
        counters.count(List.of(Contribution.of(stored)));
        return stored;
    }

    /** The request becomes this, as by another function. */
    void change(StoredRequest before, StoredRequest after) {
        AuditLog.Entry entry = AuditLog.Entry.of(
                Instant.now(), "platform", AuditLog.Action.CHANGE, before.id().value(), Map.of(), Map.of());
        changes.change(new Change(List.of(new Step(before, after)), entry, Optional.empty(), List.of()));
    }

    /** What the platform is told, in the order of its telling, the outbox last. */
    List<PlatformMessage> told() {
        List<PlatformMessage> told = new ArrayList<>(sent);
        told.addAll(outbox.open());
        return told;
    }

    HttpResponse call(
            Map<String, String> claims,
            String route,
            Map<String, String> path,
            Map<String, String> headers,
            String body) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
        all.putAll(headers);
        return events.answer(
                new HttpRequest(route, all, path, Map.of(), body.getBytes(StandardCharsets.UTF_8), claims));
    }

    HttpResponse get(Map<String, String> claims, String route, Map<String, String> query) {
        return events.answer(new HttpRequest(route, Map.of(), Map.of(), query, new byte[0], claims));
    }

    static String details(String region, String format, int capacity, List<RequestId> requests) {
        return """
            {"title":{"uk":"Як спілкуватися з ветеранами","en":"Talking with veterans"},"topics":["veterans"],"format":"%s",
             "region":%s,"capacity":%d,"minimum":1,"decideBy":"2027-01-20",
             "sessions":[{"start":"2027-02-01T08:00:00Z","end":"2027-02-01T12:00:00Z"}],
             "audience":["administrator"],"provider":"Приклад","requests":%s}\
            """.formatted(format, region.isEmpty() ? "null" : "\"" + region + "\"", capacity, Json.text(requests));
    }

    HttpResponse draft(Map<String, String> claims, String body) {
        return call(claims, "POST /v1/events", Map.of(), Map.of(), body);
    }

    /** The id of a new event for the whole country, held online. */
    String drafted(int capacity, List<RequestId> requests) {
        HttpResponse response = draft(MODERATOR, details("", "online", capacity, requests));
        if (response.status() != 201) {
            throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
        }
        return json(response).path("eventId").asText();
    }

    String announced(int capacity, List<RequestId> requests) {
        String id = drafted(capacity, requests);
        HttpResponse response = change(MODERATOR, id, "*", "{\"status\":\"announced\"}");
        if (response.status() != 200) {
            throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
        }
        return id;
    }

    HttpResponse change(Map<String, String> claims, String id, String ifMatch, String body) {
        return call(claims, "PATCH /v1/events/{eventId}", Map.of("eventId", id), Map.of("if-match", ifMatch), body);
    }

    HttpResponse look(Map<String, String> claims, String id) {
        return call(claims, "GET /v1/events/{eventId}", Map.of("eventId", id), Map.of(), "");
    }

    HttpResponse requests(Map<String, String> claims, String id, String ifMatch, String body) {
        return call(
                claims, "POST /v1/events/{eventId}/requests", Map.of("eventId", id), Map.of("if-match", ifMatch), body);
    }

    HttpResponse attend(String id, String body) {
        return call(
                MODERATOR,
                "POST /v1/events/{eventId}/attendance",
                Map.of("eventId", id),
                Map.of("if-match", "*"),
                body);
    }

    HttpResponse take(
            Map<String, String> claims,
            String id,
            String key,
            String region,
            String code,
            int people,
            boolean together) {
        return call(
                claims,
                "POST /v1/events/{eventId}/seats",
                Map.of("eventId", id),
                Map.of("idempotency-key", key),
                wish(region, code, people, together));
    }

    static String wish(String region, String code, int people, boolean together) {
        return "{\"center\":{\"code\":\"%s\",\"katottg\":\"%s\",\"name\":\"ЦНАП\"},\"people\":%d,\"together\":%s}"
                .formatted(code, KATOTTG.getOrDefault(region, ""), people, together);
    }

    HttpResponse giveBack(Map<String, String> claims, String id, String seatId) {
        return call(
                claims,
                "DELETE /v1/events/{eventId}/seats/{seatId}",
                Map.of("eventId", id, "seatId", seatId),
                Map.of(),
                "");
    }

    /** A webhook of the platform. */
    HttpResponse ofPlatform(String webhookId, String body) {
        return ofPlatform(webhookId, body, Map.of());
    }

    HttpResponse ofPlatform(String webhookId, String body, Map<String, String> query) {
        String seconds = Long.toString(Instant.now().getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "webhook-id",
                webhookId,
                "webhook-timestamp",
                seconds,
                "webhook-signature",
                SECRET.signature(webhookId, seconds, bytes));
        return events.answer(new HttpRequest("POST /v1/event-seats", headers, Map.of(), query, bytes, Map.of()));
    }

    static JsonNode json(HttpResponse response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
