package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import ua.ismtr.local.emulators.Clients;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Service;
import ua.ismtr.local.template.Template;
import ua.ismtr.testing.Eventually;

/**
 * How many requests a second the packaged system takes on this machine, compared with what DynamoDB Local alone takes in the same
 * run, and what a request costs in units of the tables and in time of the functions, the notification of the platform included. It is
 * no part of the build: {@code -Dit.test=ThroughputBenchmark} runs it. {@code -Dismtr.throughput} is the number of requests, and
 * {@code -Dismtr.measured} a file for what is paid for, such as {@code docs/measured.csv}.
 */
class ThroughputBenchmark {
    private static final int SIZE = Integer.getInteger("ismtr.throughput", 300);

    /** How many requests are sent each after the one before was counted, so that none shares its counters' writes. */
    private static final int ALONE = Math.max(5, SIZE / 20);

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 100;

    /** A new contribution is one small item of a transaction. */
    private static final double UNITS_OF_A_CONTRIBUTION = 2;

    /** How many times an open page looks for changed figures. */
    private static final int LOOKS = 50;

    private static final String DASHBOARD = "ModerationFunction";
    private static final String CONTRIBUTIONS = "ContributionsTable";
    private static final List<String> ON_THE_WAY =
            List.of("IntakeFunction", "ClassificationFunction", "AggregationFunction", "NotificationsFunction");

    @TempDir
    Path home;

    private final Template template = Template.read(
            Template.find(),
            Map.of("JwtIssuer", "none", "DashboardUrl", "none", "SenderAddress", "none", "SenderDomain", "none"));
    private final Map<String, Double> rates = new TreeMap<>();
    private final Map<String, Double> measured = new TreeMap<>();

    @Test
    void requestsAreCountedExactlyWhateverTheyCost() throws Exception {
        rates.put("puts a second into DynamoDB Local alone", putsOfTheStoreAlone());
        List<ObjectNode> demo = demoRequests();
        HttpServer platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        platform.start();
        Map<String, String> settings = Map.of(
                "ISMTR_NOTIFICATIONS_URL",
                "http://127.0.0.1:" + platform.getAddress().getPort() + "/statuses");
        try (RunningSystem system = RunningSystem.start(home.resolve("system"), RunningSystem.freePort(), settings)) {
            burst(system, "warm-up-", demo, WARM_UP);
            awaitCounted(system, WARM_UP);
            noteBurst(system, demo);
            noteAlone(system, demo);
            noteQuietMinute(system);
            noteLooks(system);
        } finally {
            platform.stop(0);
        }
        noteTemplate();
        rates.put("requests of the burst", (double) SIZE);
        System.out.print(table(rates));
        System.out.print(table(measured));
        String file = System.getProperty("ismtr.measured", "");
        if (!file.isEmpty()) {
            Files.writeString(Repository.ROOT.resolve(file), table(measured));
        }
    }

    private static String table(Map<String, Double> figures) {
        StringBuilder table = new StringBuilder("what,measured\n");
        figures.forEach((what, value) -> table.append(String.format(Locale.ROOT, "%s,%.3f%n", what, value)));
        return table.toString();
    }

    private void noteBurst(RunningSystem system, List<ObjectNode> demo) throws Exception {
        JsonNode before = metrics(system);
        Instant start = Instant.now();
        burst(system, "burst-", demo, SIZE);
        rates.put("requests accepted a second", SIZE / seconds(start));
        awaitContributions(system, before, SIZE);
        rates.put("requests counted a second", SIZE / seconds(start));
        awaitNotifications(system, before, SIZE);
        note("in a burst", before, metrics(system), SIZE);
        awaitCounted(system, WARM_UP + SIZE);
    }

    private void noteAlone(RunningSystem system, List<ObjectNode> demo) {
        JsonNode before = metrics(system);
        for (int i = 0; i < ALONE; i++) {
            submit(system, "alone-" + i, demo, i);
            awaitContributions(system, before, i + 1);
        }
        awaitNotifications(system, before, ALONE);
        note("alone", before, metrics(system), ALONE);
        awaitCounted(system, WARM_UP + SIZE + ALONE);
    }

    /** What a request cost between two looks at the metrics. */
    private void note(String when, JsonNode before, JsonNode after, int requests) {
        measured.put("write units of a request " + when, units(before, after, "write") / requests);
        measured.put("read units of a request " + when, units(before, after, "read") / requests);
        double calls = 0;
        double gigabyteSeconds = 0;
        for (String function : ON_THE_WAY) {
            String path = "/functions/" + function;
            double ofOne = (after.at(path + "/invocations").asDouble()
                            - before.at(path + "/invocations").asDouble())
                    / requests;
            calls += ofOne;
            gigabyteSeconds += ofOne * after.at(path + "/durationMs/p50").asDouble() / 1000 * gigabytes(function);
        }
        measured.put("calls of functions for a request " + when, calls);
        measured.put("gigabyte-seconds of a request " + when, gigabyteSeconds);
        after.path("tables").properties().forEach(table -> {
            String path = "/tables/" + table.getKey() + "/writeUnits";
            double more = after.at(path).asDouble() - before.at(path).asDouble();
            if (more > 0) {
                measured.put("write units of a request " + when + " into " + table.getKey(), more / requests);
            }
        });
    }

    private static double units(JsonNode before, JsonNode after, String kind) {
        double sum = 0;
        for (Map.Entry<String, JsonNode> table : after.path("tables").properties()) {
            String path = "/tables/" + table.getKey() + "/" + kind + "Units";
            sum += after.at(path).asDouble() - before.at(path).asDouble();
        }
        return sum;
    }

    /** What the functions that run each minute cost when nothing has happened. */
    private void noteQuietMinute(RunningSystem system) {
        JsonNode before = metrics(system);
        double gigabyteSeconds = 0;
        List<String> eachMinute = template.functions().entrySet().stream()
                .filter(function -> function.getValue().events().stream()
                        .anyMatch(event -> event instanceof Template.Schedule schedule
                                && schedule.expression().equals("rate(1 minute)")))
                .map(Map.Entry::getKey)
                .toList();
        for (String function : eachMinute) {
            Instant start = Instant.now();
            int status = system.send(HttpRequest.newBuilder(system.uri("/local/schedules/" + function))
                            .POST(BodyPublishers.noBody()))
                    .statusCode();
            assertThat(status).isEqualTo(200);
            gigabyteSeconds += seconds(start) * gigabytes(function);
        }
        JsonNode after = metrics(system);
        measured.put("calls of functions in a quiet minute", (double) eachMinute.size());
        measured.put("gigabyte-seconds of a quiet minute", gigabyteSeconds);
        measured.put("read units of a quiet minute", units(before, after, "read"));
        measured.put("write units of a quiet minute", units(before, after, "write"));
    }

    /** What an open page costs that asks whether the figures have changed. */
    private void noteLooks(RunningSystem system) {
        String token = system.token("moderator");
        HttpResponse<String> first = system.call("/v1/dashboard", Map.of("authorization", "Bearer " + token));
        Map<String, String> headers = Map.of(
                "authorization",
                "Bearer " + token,
                "if-none-match",
                first.headers().firstValue("etag").orElseThrow());
        JsonNode before = metrics(system);
        for (int i = 0; i < LOOKS; i++) {
            assertThat(system.call("/v1/dashboard", headers).statusCode()).isIn(200, 304);
        }
        JsonNode after = metrics(system);
        measured.put("read units of a look at the page", units(before, after, "read") / LOOKS);
        measured.put(
                "gigabyte-seconds of a look at the page",
                after.at("/functions/" + DASHBOARD + "/durationMs/p50").asDouble() / 1000 * gigabytes(DASHBOARD));
    }

    /** What is paid for whether something happens or not. */
    private void noteTemplate() {
        measured.put("queues that Lambda polls", (double) template.functions().values().stream()
                .flatMap(function -> function.events().stream())
                .filter(Template.QueueMessages.class::isInstance)
                .count());
        measured.put("alarms", (double) Repository.text(Repository.ROOT.resolve("template.yaml"))
                .lines()
                .filter(line -> line.strip().equals("Type: AWS::CloudWatch::Alarm"))
                .count());
    }

    private double gigabytes(String function) {
        return Objects.requireNonNull(template.functions().get(function)).memory() / 1024.0;
    }

    /** Items of 1 KB, each by a call of its own, written to the disk. */
    private double putsOfTheStoreAlone() throws Exception {
        try (EmulatedService store = EmulatedService.start(
                        Service.DYNAMODB, Optional.of(home.resolve("store")), home.resolve("logs"));
                DynamoDbClient dynamo = Clients.dynamoDb(store)) {
            AttributeDefinition id = AttributeDefinition.builder()
                    .attributeName("id")
                    .attributeType(ScalarAttributeType.S)
                    .build();
            KeySchemaElement key = KeySchemaElement.builder()
                    .attributeName("id")
                    .keyType(KeyType.HASH)
                    .build();
            dynamo.createTable(create -> create.tableName("puts")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(List.of(id))
                    .keySchema(List.of(key)));
            String filling = "x".repeat(1000);
            IntConsumer put = i -> dynamo.putItem(one -> one.tableName("puts")
                    .item(Map.of("id", AttributeValue.fromS("put-" + i), "filling", AttributeValue.fromS(filling))));
            atOnce(WARM_UP, put);
            Instant start = Instant.now();
            atOnce(SIZE, put);
            return SIZE / seconds(start);
        }
    }

    private static List<ObjectNode> demoRequests() throws IOException {
        List<ObjectNode> bodies = new ArrayList<>();
        for (String line : Files.readAllLines(Repository.ROOT.resolve("events/demo-requests.jsonl"))) {
            bodies.add((ObjectNode) RunningSystem.JSON.readTree(line).required("body"));
        }
        return bodies;
    }

    private static void burst(RunningSystem system, String prefix, List<ObjectNode> demo, int size) throws Exception {
        atOnce(size, i -> submit(system, prefix + i, demo, i));
    }

    private static void submit(RunningSystem system, String id, List<ObjectNode> demo, int number) {
        ObjectNode body = demo.get(number % demo.size())
                .deepCopy()
                .put("timestamp", Instant.now().toString());
        // Each from a centre of its own: the same texts come again, and are no repetitions of each other.
        ((ObjectNode) body.at("/data/center")).put("code", id);
        // A function that is still starting may refuse a webhook; the platform sends it again.
        Eventually.within(
                Duration.ofMinutes(2),
                () -> assertThat(system.submit(id, body.toString()).statusCode())
                        .isEqualTo(202));
    }

    private static void atOnce(int size, IntConsumer action) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                all.add(clients.submit(() -> action.accept(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** Waits until so many more requests contribute to the figures, without a call that would read from the tables. */
    private static void awaitContributions(RunningSystem system, JsonNode before, int requests) {
        awaitMore(system, before, "/tables/" + CONTRIBUTIONS + "/writeUnits", UNITS_OF_A_CONTRIBUTION * requests);
    }

    private static void awaitNotifications(RunningSystem system, JsonNode before, int requests) {
        awaitMore(system, before, "/functions/NotificationsFunction/invocations", requests);
    }

    private static void awaitMore(RunningSystem system, JsonNode before, String figure, double more) {
        Eventually.within(Duration.ofMinutes(10), () -> {
            double now = metrics(system).at(figure).asDouble();
            assertThat(now - before.at(figure).asDouble()).isGreaterThanOrEqualTo(more);
        });
    }

    private static void awaitCounted(RunningSystem system, int expected) {
        String token = system.token("moderator");
        Eventually.within(Duration.ofMinutes(10), () -> {
            JsonNode totals = system.dashboard(token, "").path("totals");
            assertThat(totals.path("requests").asInt()
                            + totals.path("notRequests").asInt())
                    .isEqualTo(expected);
        });
    }

    private static JsonNode metrics(RunningSystem system) {
        return system.get("/local/metrics", Map.of());
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toNanos() / 1e9;
    }
}
