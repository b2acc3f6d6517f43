package ua.ismtr.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ua.ismtr.testing.Eventually;

/** The packaged system, started as a user starts it, in a process of its own with a home and a port of its own. */
final class RunningSystem implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String SECRET = "whsec_YWNjZXB0YW5jZS1zZWNyZXQtb2YtdGhlLXRlc3Rz";

    private static final Duration START = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final int port;
    private @Nullable Process process;
    private int next;

    private final Map<String, String> settings;

    private RunningSystem(Path home, int port, Map<String, String> settings) {
        this.home = home;
        this.port = port;
        this.settings = settings;
    }

    /** Starts an empty system. */
    static RunningSystem start(Path home) {
        return start(home, freePort(), Map.of());
    }

    /** Starts an empty system on this port, with environment variables of its own. */
    static RunningSystem start(Path home, int port, Map<String, String> settings) {
        RunningSystem system = new RunningSystem(home, port, settings);
        system.start();
        return system;
    }

    /** Starts it, for the first time or again with the data it had. */
    void start() {
        try {
            Path log = Files.createDirectories(home).resolve("start.log");
            Files.deleteIfExists(log);
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            // StartCacheIT proves them; to make them takes longer than all starts here.
                            "-Dismtr.start-caches=false",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "ua.ismtr.local.Main")
                    .directory(Repository.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "ISMTR_HOME",
                            home.toString(),
                            "ISMTR_PORT",
                            Integer.toString(port),
                            "ISMTR_DEMO",
                            "off",
                            "ISMTR_WEBHOOK_SECRET",
                            SECRET));
            builder.environment().putAll(settings);
            Process started = builder.start();
            process = started;
            String ready = "ISMTR is ready at http://127.0.0.1:" + port;
            Eventually.within(START, () -> {
                if (!Files.readString(log).lines().toList().contains(ready)) {
                    throw new AssertionError(Files.readString(log));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills everything at once, as a power cut would. */
    void killAll() {
        Process running = Objects.requireNonNull(process);
        List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
        all.add(running.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    /** Kills every process of one function after another, one function a call, in the middle of whatever it does; tells how many. */
    int killNextFunction() {
        List<JsonNode> functions = new ArrayList<>();
        get("/local/health", Map.of()).path("functions").forEach(functions::add);
        return kill(functions.get(next++ % functions.size()));
    }

    /** Kills every process of this function, in the middle of whatever it does. */
    void killFunction(String logicalId) {
        kill(get("/local/health", Map.of()).path("functions").path(logicalId));
    }

    private static int kill(JsonNode pids) {
        int killed = 0;
        for (JsonNode pid : pids) {
            killed += ProcessHandle.of(pid.asLong())
                            .map(ProcessHandle::destroyForcibly)
                            .orElse(false)
                    ? 1
                    : 0;
        }
        return killed;
    }

    @Override
    public void close() {
        Process running = Objects.requireNonNull(process);
        running.destroy();
        try {
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                killAll();
                throw new AssertionError("The system did not stop within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A webhook, signed as the platform signs it. */
    HttpResponse<String> submit(String webhookId, String body) {
        return send(signed("POST", "/v1/training-requests", webhookId, body, "application/json"));
    }

    HttpRequest.Builder signed(String method, String path, String webhookId, String body, String contentType) {
        long now = Instant.now().getEpochSecond();
        try {
            return HttpRequest.newBuilder(uri(path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("content-type", contentType)
                    .header("webhook-id", webhookId)
                    .header("webhook-timestamp", Long.toString(now))
                    .header("webhook-signature", new Webhook(SECRET).sign(webhookId, now, body));
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A token of the local issuer. */
    String token(String role, String... regions) {
        ObjectNode person =
                JSON.createObjectNode().put("sub", "acceptance-" + role).put("role", role);
        person.putPOJO("regions", List.of(regions));
        return json(send(HttpRequest.newBuilder(uri("/local/token"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(person.toString()))))
                .path("accessToken")
                .asText();
    }

    /** The dashboard as a person of this token sees it. */
    JsonNode dashboard(String token, String query) {
        return get("/v1/dashboard" + query, Map.of("authorization", "Bearer " + token));
    }

    JsonNode get(String path, Map<String, String> headers) {
        return json(call(path, headers));
    }

    HttpResponse<String> call(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        headers.forEach(request::header);
        return send(request);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
