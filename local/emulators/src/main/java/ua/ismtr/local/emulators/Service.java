package ua.ismtr.local.emulators;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The services of AWS for which a server can be started, and how. */
public enum Service {
    /** DynamoDB Local, AWS's own. */
    DYNAMODB("dynamodb", "DynamoDB Local") {
        @Override
        GuardedJvm server(int port, Optional<Path> data, Path log) throws IOException {
            List<String> arguments =
                    new ArrayList<>(List.of("-port", Integer.toString(port), "-disableTelemetry", "-sharedDb"));
            if (data.isPresent()) {
                arguments.addAll(
                        List.of("-dbPath", Files.createDirectories(data.get()).toString()));
            } else {
                arguments.add("-inMemory");
            }
            // Which SQLite library fits this machine is left to the server, which brings those of all systems and
            // processors.
            return new GuardedJvm(
                    JVM,
                    classPath(),
                    LoopbackDynamoDb.class.getName(),
                    arguments,
                    // The server asks the SDK for credentials only to report usage, which is off.
                    Map.of("AWS_REGION", "eu-central-1", "DDB_LOCAL_TELEMETRY", "0"),
                    log);
        }
    },

    /** ElasticMQ. */
    SQS("sqs", "ElasticMQ") {
        @Override
        GuardedJvm server(int port, Optional<Path> data, Path log) throws IOException {
            // WRITE_DELAY=0: an answered SendMessage is on the disk, also if the process is killed the moment after.
            String storage = data.isEmpty()
                    ? ""
                    : """
                    messages-storage {
                      enabled = true
                      driver-class = "org.h2.Driver"
                      uri = "jdbc:h2:%s;WRITE_DELAY=0"
                      username = "sa"
                      password = ""
                      prune-data-on-init = false
                    }
                    """.formatted(
                            Files.createDirectories(data.get()).toAbsolutePath().resolve("queues"));
            Path configuration = configuration(log, """
                node-address { protocol = http, host = "%1$s", port = %2$d, context-path = "" }
                rest-sqs { enabled = true, bind-hostname = "%1$s", bind-port = %2$d, sqs-limits = strict }
                rest-stats { enabled = false, bind-hostname = "%1$s", bind-port = 0 }
                generate-node-address = false
                aws { region = "eu-central-1", accountId = "000000000000" }
                queues { }
                %3$s
                """.formatted(LOOPBACK, port, storage));
            List<String> options = new ArrayList<>(JVM);
            options.add("-Dconfig.file=" + configuration);
            return new GuardedJvm(options, classPath(), "org.elasticmq.server.Main", List.of(), Map.of(), log);
        }
    },

    /** s3proxy on the file system. */
    S3("s3", "s3proxy") {
        @Override
        GuardedJvm server(int port, Optional<Path> data, Path log) throws IOException {
            String storage = data.isEmpty()
                    ? "jclouds.provider=transient\njclouds.identity=local\njclouds.credential=local"
                    : "jclouds.provider=filesystem\njclouds.filesystem.basedir="
                            + Files.createDirectories(data.get()).toAbsolutePath();
            Path configuration = configuration(log, """
                s3proxy.endpoint=http://%s:%d
                s3proxy.authorization=none
                s3proxy.ignore-unknown-headers=true
                %s
                """.formatted(LOOPBACK, port, storage));
            Path logging = Files.writeString(configuration.resolveSibling("s3-logback.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
                  </appender>
                  <root level="warn"><appender-ref ref="out"/></root>
                </configuration>
                """);
            List<String> options = new ArrayList<>(JVM);
            options.add("-Dlogback.configurationFile=" + logging);
            return new GuardedJvm(
                    options,
                    classPath(),
                    "org.gaul.s3proxy.Main",
                    List.of("--properties", configuration.toString()),
                    Map.of(),
                    log);
        }
    };

    static final String LOOPBACK = "127.0.0.1";

    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m", "--enable-native-access=ALL-UNNAMED");

    private final String id;
    private final String server;

    Service(String id, String server) {
        this.id = id;
        this.server = server;
    }

    /** The service as it is called in file names and answers: {@code dynamodb}, {@code sqs}, {@code s3}. */
    public String id() {
        return id;
    }

    /** The name of the server that is started for it. */
    public String server() {
        return server;
    }

    /** The variable that tells the SDK where this service is. */
    public String endpointVariable() {
        return "AWS_ENDPOINT_URL_" + name();
    }

    /** The endpoint that the user of this machine has chosen with one of the SDK's own variables, if any. */
    public Optional<URI> chosenEndpoint(Map<String, String> environment) {
        return Stream.of(endpointVariable(), "AWS_ENDPOINT_URL")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .map(URI::create)
                .findFirst();
    }

    /** How its server is started: on {@code port}, keeping its data in the folder or, without one, in memory. */
    abstract GuardedJvm server(int port, Optional<Path> data, Path log) throws IOException;

    List<String> classPath() {
        return ResolvedClassPath.of(id);
    }

    Path configuration(Path log, String text) throws IOException {
        Path folder = Files.createDirectories(
                Objects.requireNonNull(log.toAbsolutePath().getParent()).resolve("configuration"));
        return Files.writeString(folder.resolve(id + ".conf"), text);
    }
}
