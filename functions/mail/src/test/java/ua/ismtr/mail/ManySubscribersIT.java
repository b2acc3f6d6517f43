package ua.ismtr.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.local.secrets.SecretsEndpoint;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;
import ua.ismtr.testing.SesExtension;
import ua.ismtr.testing.SqsExtension;

/** Very many subscribers, planned by one process and sent to by two; how many, {@code -Dismtr.subscribers} says. */
class ManySubscribersIT {
    private static final int SUBSCRIBERS = Integer.getInteger("ismtr.subscribers", 60);
    private static final int SENDERS = 2;
    private static final int LINES = 4;
    private static final int MORE_MEBIBYTES = 16;

    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension(
            "SubscriptionsTable",
            "SendsTable",
            "CountersTable",
            "ListsTable",
            "RequestsTable",
            "RolesTable",
            "EventsTable",
            "WarningsTable",
            "CentersTable");

    @RegisterExtension
    static final SqsExtension SQS = new SqsExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    @RegisterExtension
    final SesExtension ses = new SesExtension();

    private final SecretsEndpoint secrets = SecretsEndpoint.start();

    @TempDir
    Path folder;

    @AfterEach
    void closeTheKeeperOfSecrets() {
        secrets.close();
    }

    @Test
    void eachGetsOneAndTheMemoryDoesNotGrowWithTheirNumber() throws Exception {
        subscribe();

        Instant start = Instant.now();
        List<Memory> planning = ended(start("plan"));
        Instant planned = Instant.now();
        List<Started> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(start("send", SQS.url("MailQueue"), Integer.toString(SUBSCRIBERS / SENDERS / LINES)));
        }
        List<List<Memory>> sending = new ArrayList<>();
        for (Started sender : senders) {
            sending.add(ended(sender));
        }

        report("Planning", Duration.between(start, planned), planning);
        for (List<Memory> sender : sending) {
            report("Sending", Duration.between(planned, Instant.now()), sender);
            assertThat(sender.getLast().heap()).isLessThan(sender.getFirst().heap() + MORE_MEBIBYTES);
        }
        Map<String, Integer> mails = ses.countByAddress();
        assertThat(mails).hasSize(SUBSCRIBERS);
        assertThat(mails.values()).containsOnly(1);
    }

    private static void subscribe() throws Exception {
        DynamoSubscriptions subscriptions =
                new DynamoSubscriptions(DYNAMO.client(), DYNAMO.table("SubscriptionsTable"));
        List<Region> regions = Regions.all();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> stored = IntStream.range(0, SUBSCRIBERS)
                    .mapToObj(i -> threads.submit(() -> {
                        int region = i % (regions.size() + 1);
                        Set<RegionId> wanted = region == regions.size()
                                ? Set.of()
                                : Set.of(regions.get(region).id());
                        Language language = i % 2 == 0 ? Language.UKRAINIAN : Language.ENGLISH;
                        return subscriptions.store(Subscription.active(
                                new EmailAddress("reader" + i + "@example.gov.ua"),
                                "owner",
                                new Settings(language, wanted, null),
                                Instant.now()));
                    }))
                    .toList();
            for (Future<Boolean> one : stored) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    /** What a process told of itself when it had handled so many messages. */
    private record Memory(int handled, int heap, int peak) {}

    private record Started(Process process, Path lines) {}

    private static void report(String what, Duration time, List<Memory> memory) {
        System.out.printf("%s, %,d subscribers: %.1f s, %s%n", what, SUBSCRIBERS, time.toMillis() / 1000.0, memory);
    }

    private static List<Memory> ended(Started started) throws Exception {
        assertThat(started.process().waitFor(10, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(started.lines());
        assertThat(started.process().exitValue()).as(String.join("\n", lines)).isZero();
        return lines.stream()
                .filter(line -> line.startsWith("handled "))
                .map(line -> line.split(" "))
                .map(words ->
                        new Memory(Integer.parseInt(words[1]), Integer.parseInt(words[3]), Integer.parseInt(words[5])))
                .toList();
    }

    private Started start(String... arguments) throws IOException {
        Path lines = Files.createTempFile(folder, "process", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "ua.ismtr.mail.FunctionProcess"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(lines.toFile());
        builder.environment().putAll(environment());
        return new Started(builder.start(), lines);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "MAIL_QUEUE_URL", SQS.url("MailQueue"),
                "SNAPSHOTS_BUCKET", S3.bucket("SnapshotsBucket"),
                "SENDER", "ISMTR <ismtr@example.gov.ua>",
                "CONFIGURATION_SET", "ismtr-mail",
                "DASHBOARD_URL", "https://dashboard.example/",
                "API_URL", "https://api.example",
                "LINKS_SECRET_ARN", secrets.put("links", Optional.of("a-secret-of-at-least-32-characters"))));
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString());
        environment.put("MAILS_PER_SECOND", "10000");
        Map.of(
                        "SUBSCRIPTIONS_TABLE", "SubscriptionsTable",
                        "SENDS_TABLE", "SendsTable",
                        "COUNTERS_TABLE", "CountersTable",
                        "LISTS_TABLE", "ListsTable",
                        "REQUESTS_TABLE", "RequestsTable",
                        "ROLES_TABLE", "RolesTable",
                        "EVENTS_TABLE", "EventsTable",
                        "WARNINGS_TABLE", "WarningsTable",
                        "CENTERS_TABLE", "CentersTable")
                .forEach((name, table) -> environment.put(name, DYNAMO.table(table)));
        environment.putAll(DYNAMO.environment());
        environment.putAll(SQS.environment());
        environment.putAll(S3.environment());
        environment.putAll(ses.environment());
        return environment;
    }
}
