package ua.ismtr.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Items;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.counters.Reconciliation;
import ua.ismtr.dashboard.Dashboard;
import ua.ismtr.dashboard.DashboardBuilder;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.dashboard.Scope;
import ua.ismtr.dashboard.SnapshotWriter;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Taxonomy;
import ua.ismtr.reference.Topic;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.ListRebuild;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;
import ua.ismtr.text.Stemmer;

/** The rehearsal of docs/operations.md, "Restore": everything is lost but a copy of the tables that nothing else knows. */
class RestoreIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    /** The same tables once more: what a backup was restored to. */
    @RegisterExtension
    static final DynamoExtension RESTORED = new DynamoExtension("RequestsTable", "PersonalDataTable");

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final int REQUESTS = Integer.getInteger("ismtr.requests", 200);
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2026-10-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-27");
    private static final Set<RegionId> REGIONS =
            Regions.all().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    private final DynamoDbClient dynamo = DYNAMO.client();
    private final Clock clock = Clock.systemUTC();
    private final DynamoRequests requests = new DynamoRequests(dynamo, DYNAMO.table("RequestsTable"));
    private final DynamoRequestList list = new DynamoRequestList(dynamo, DYNAMO.table("ListsTable"), requests);
    private final DynamoCounters counters =
            new DynamoCounters(dynamo, DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), clock);
    private final DynamoCounterReader counterReader = new DynamoCounterReader(dynamo, DYNAMO.table("CountersTable"));
    private final S3Snapshots snapshots = new S3Snapshots(S3.client(), S3.bucket("SnapshotsBucket"));
    private final RestoreHandler handler = new RestoreHandler(new Restoring(
            new DynamoTableCopy(dynamo),
            ListRebuild.of(Clients.with(dynamo), DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable"))));

    /** What people see: the figures, the newest and the waiting requests, and those with a word. */
    private record Seen(Dashboard figures, List<StoredRequest> all, List<StoredRequest> found, int lists) {}

    @Test
    void listsCountersAndSnapshotsAreRebuiltFromTheRequests() throws IOException {
        fill();
        new SnapshotWriter(counterReader, snapshots, clock).update();
        Seen before = seen();
        assertThat(before.all()).hasSize(REQUESTS);
        assertThat(before.found()).isNotEmpty();
        Set.of("RequestsTable", "PersonalDataTable")
                .forEach(table -> Items.putAll(dynamo, RESTORED.table(table), items(DYNAMO.table(table))));

        loseEverything();
        assertThat(seen().all()).isEmpty();

        List<String> times = new ArrayList<>();
        for (String table : List.of("RequestsTable", "PersonalDataTable")) {
            time(
                    times,
                    "copy " + table,
                    () -> run(Map.of("work", "copy", "from", RESTORED.table(table), "to", DYNAMO.table(table))));
        }
        time(times, "lists", () -> run(Map.of("work", "lists")));
        time(times, "counters", this::recount);
        time(times, "snapshot", () -> new SnapshotWriter(counterReader, snapshots, clock).update());
        System.out.printf("Restored %,d requests: %s%n", REQUESTS, String.join(", ", times));

        assertThat(seen()).isEqualTo(before);
        run(Map.of("work", "lists"));
        assertThat(seen()).as("after a work that was done twice").isEqualTo(before);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void time(List<String> times, String name, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        times.add("%s %.1f s".formatted(name, (System.nanoTime() - start) / 1e9));
    }

    private void fill() {
        List<Region> regions = Regions.all();
        List<Topic> topics = Taxonomy.topics();
        DynamoNewRequests newRequests = new DynamoNewRequests(
                dynamo,
                new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable")),
                new DynamoPersonalData(DYNAMO.table("PersonalDataTable"), Duration.ofDays(30), new EmailKey("key")),
                new DynamoOutbox(dynamo, DYNAMO.table("OutboxTable")));
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Region region = regions.get(i % regions.size());
            Topic topic = topics.get(i % topics.size());
            TrainingRequest request = new TrainingRequest(
                    RequestId.ofWebhook("restore-" + i),
                    NOW.minus(Duration.ofHours(i % 1_300)),
                    region.id(),
                    new Center("C-" + i % 90, "ЦНАП", region.katottg()),
                    JobTitle.REGISTRAR,
                    topic.uk() + (i % 7 == 0 ? ", спілкування з ветеранами" : ""),
                    i % 2 == 0 ? Format.ONLINE : Format.ANY,
                    1 + i % 20,
                    Urgency.NORMAL,
                    null);
            Classification classification =
                    new Classification(List.of(new TopicScore(topic.id(), 0.9)), i % 5 != 0, "model:test", Map.of());
            StoredRequest stored = StoredRequest.classified(request, classification, request.submittedAt());
            newRequests.insert(new Arrival(
                    stored,
                    new Original(new Author("Ім'я", "author" + i + "@example.gov.ua"), request.text()),
                    request.submittedAt(),
                    List.of()));
            contributions.add(Contribution.of(stored));
        }
        for (int from = 0; from < contributions.size(); from += 100) {
            List<Contribution> some = contributions.subList(from, Math.min(contributions.size(), from + 100));
            assertThat(counters.count(some)).isEmpty();
        }
    }

    private Seen seen() {
        FiguresReader reader = new FiguresReader(counterReader, snapshots, clock);
        Scope scope = new Scope(null, REGIONS, null, FROM, TO);
        Dashboard figures = DashboardBuilder.build(scope, reader.read(scope.previousFrom(), TO), NOW)
                .at(NOW, NOW);
        List<StoredRequest> all = new ArrayList<>();
        list.each(RequestFilter.ALL, all::add);
        List<StoredRequest> found = new ArrayList<>();
        list.each(
                new RequestFilter(Set.of(), null, null, null, null, null, null, Stemmer.keys("ветеранами")),
                found::add);
        return new Seen(figures, all, found, items(DYNAMO.table("ListsTable")).size());
    }

    private void recount() {
        Reconciliation recount = Reconciliation.in(
                Clients.with(dynamo),
                list,
                counters,
                DYNAMO.table("CountersTable"),
                DYNAMO.table("ContributionsTable"),
                clock);
        for (Region region : Regions.all()) {
            for (YearMonth month = YearMonth.from(FROM);
                    !month.isAfter(YearMonth.from(TO));
                    month = month.plusMonths(1)) {
                assertThat(recount.check(region.id(), month, true, Instant.MAX).mended())
                        .isTrue();
            }
        }
    }

    private List<Map<String, AttributeValue>> items(String table) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    private void loseEverything() {
        Map<String, List<String>> keys = Map.of(
                "RequestsTable", List.of("requestId"),
                "PersonalDataTable", List.of("requestId"),
                "ListsTable", List.of("listKey", "position"),
                "CountersTable", List.of("partition", "cell"),
                "ContributionsTable", List.of("requestId"));
        keys.forEach((table, names) -> Items.deleteAll(
                dynamo,
                DYNAMO.table(table),
                items(DYNAMO.table(table)).stream()
                        .map(item -> {
                            Map<String, AttributeValue> key = new HashMap<>(item);
                            key.keySet().retainAll(names);
                            return Map.copyOf(key);
                        })
                        .toList()));
        String bucket = S3.bucket("SnapshotsBucket");
        for (S3Object object :
                S3.client().listObjectsV2Paginator(all -> all.bucket(bucket)).contents()) {
            S3.client().deleteObject(delete -> delete.bucket(bucket).key(object.key()));
        }
    }

    /** Invokes the function as a person does, until it has no cursor any more; each invocation has time for one page. */
    private void run(Map<String, String> order) throws IOException {
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode event = Json.MAPPER.valueToTree(order);
            cursor.ifPresent(value -> event.put("cursor", value));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), answer, OUT_OF_TIME);
            JsonNode outcome = Json.MAPPER.readTree(answer.toByteArray());
            cursor = Optional.of(outcome.path("cursor"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } while (cursor.isPresent());
    }

    private static final Context OUT_OF_TIME = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 0 : "rehearsal");
}
