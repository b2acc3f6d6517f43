package ua.ismtr.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class EmulatedServiceIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void endsWithItsParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle service =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(service.isAlive()).isTrue();

            parent.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(10)).until(() -> !service.isAlive());
        }
    }

    /** Starts a server and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws InterruptedException {
            EmulatedService service = EmulatedService.start(Service.S3, Optional.empty(), Path.of(args[0]));
            System.out.println(service.process().orElseThrow().pid());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void keepsAcknowledgedMessagesThroughAKill() throws Exception {
        String url;
        try (EmulatedService service = EmulatedService.start(Service.SQS, Optional.of(folder.resolve("data")), folder);
                SqsClient sqs = Clients.sqs(service)) {
            url = sqs.createQueue(request -> request.queueName("q")).queueUrl();
            for (int i = 0; i < 20; i++) {
                sqs.sendMessage(request -> request.queueUrl(url).messageBody("m"));
            }
            service.process().orElseThrow().destroyForcibly();
            service.process().orElseThrow().onExit().join();
        }
        try (EmulatedService service = EmulatedService.start(Service.SQS, Optional.of(folder.resolve("data")), folder);
                SqsClient sqs = Clients.sqs(service)) {
            String again = sqs.getQueueUrl(request -> request.queueName("q")).queueUrl();
            assertThat(sqs.getQueueAttributes(request -> request.queueUrl(again)
                                    .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                            .attributes())
                    .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "20");
        }
    }

    @Test
    void keepsItemsInAWriteAheadLogThroughAKill() throws Exception {
        Path data = folder.resolve("tables");
        try (EmulatedService service = EmulatedService.start(Service.DYNAMODB, Optional.of(data), folder);
                DynamoDbClient dynamo = Clients.dynamoDb(service)) {
            dynamo.createTable(table -> table.tableName("items")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build()));
            for (int i = 0; i < 20; i++) {
                String id = "i" + i;
                dynamo.putItem(put -> put.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
            }
            service.process().orElseThrow().destroyForcibly();
            service.process().orElseThrow().onExit().join();
        }
        assertThat(data.resolve("shared-local-instance.db-wal")).isNotEmptyFile();
        try (EmulatedService service = EmulatedService.start(Service.DYNAMODB, Optional.of(data), folder);
                DynamoDbClient dynamo = Clients.dynamoDb(service)) {
            assertThat(dynamo.scan(all -> all.tableName("items")).count()).isEqualTo(20);
        }
    }

    @Test
    void listensOnLoopbackAlone() throws IOException {
        for (Service kind : Service.values()) {
            try (EmulatedService service = EmulatedService.start(kind, Optional.empty(), folder)) {
                for (InetAddress address : otherAddresses()) {
                    try (Socket socket = new Socket()) {
                        assertThatThrownBy(() -> socket.connect(
                                        new InetSocketAddress(
                                                address, service.endpoint().getPort()),
                                        500))
                                .isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    @Test
    void saysWhyAServerDoesNotStart() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EmulatedService.start(Service.DYNAMODB, Optional.of(notAFolder), folder))
                .hasMessageContaining("DynamoDB Local");
    }

    @Test
    void leavesTheNativeLibraryOfDynamoDbToTheServerWhichHasThoseOfAllMachines() throws IOException {
        GuardedJvm server = Service.DYNAMODB.server(1, Optional.empty(), folder.resolve("log"));
        assertThat(server.options()).noneMatch(option -> option.contains("sqlite4java"));
        Path jar = server.classPath().stream()
                .filter(path -> path.contains("DynamoDBLocal"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        try (JarFile content = new JarFile(jar.toFile())) {
            for (String machine : List.of("Linux/x86_64", "Linux/aarch64", "Mac/x86_64", "Mac/aarch64")) {
                assertThat(content.stream()
                                .map(JarEntry::getName)
                                .filter(name -> name.contains("/native/" + machine + "/") && !name.endsWith("/")))
                        .as(machine)
                        .isNotEmpty();
            }
        }
        try (EmulatedService dynamoDb = EmulatedService.start(Service.DYNAMODB, Optional.empty(), folder);
                DynamoDbClient client = Clients.dynamoDb(dynamoDb)) {
            assertThat(client.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void takesTheEndpointThatTheUserNames() {
        assertThat(Service.SQS.chosenEndpoint(
                        Map.of("AWS_ENDPOINT_URL", "http://a", "AWS_ENDPOINT_URL_SQS", "http://b")))
                .hasToString("Optional[http://b]");
        assertThat(Service.S3.chosenEndpoint(Map.of("AWS_ENDPOINT_URL", "http://a")))
                .hasToString("Optional[http://a]");
        assertThat(Service.S3.chosenEndpoint(Map.of())).isEmpty();
    }
}
