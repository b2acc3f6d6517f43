package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.platform.WebhookVerifier.Verified;

/** Runs the programs of {@code docs/integration.md} against a server that judges their signatures as the system does. */
class IntegrationGuideTest {
    private static final String GUIDE = Repository.text(Repository.ROOT.resolve("docs/integration.md"));

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        WebhookVerifier verifier =
                new WebhookVerifier(() -> WebhookSecret.parseAll(RunningSystem.SECRET), Clock.systemUTC());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/training-requests", exchange -> answer(exchange, verifier));
        server.start();
    }

    private static void answer(HttpExchange exchange, WebhookVerifier verifier) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean verified = verifier.verify(new HttpRequest("POST /", headers, Map.of(), Map.of(), body, Map.of()))
                        instanceof Verified
                && new String(body, StandardCharsets.UTF_8).equals(block("json"));
        byte[] answer = (verified ? "verified" : "refused").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(verified ? 202 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTestVectorIsRight() {
        WebhookSecret secret = WebhookSecret.parseAll(cell("secret")).getFirst();
        byte[] body = cell("body").getBytes(StandardCharsets.UTF_8);
        assertThat(secret.signature(cell("`webhook-id`"), cell("`webhook-timestamp`"), body))
                .isEqualTo(cell("`webhook-signature`"));
    }

    private record Program(String file, String language, String command) {}

    /** Java and Node are there wherever this is built. Python is no part of what a build needs, and runs where it is there. */
    @TestFactory
    Stream<DynamicTest> theProgramsSend() throws InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<Program> needed =
                Stream.of(new Program("SendRequest.java", "java", java), new Program("send.mjs", "js", "node"));
        Stream<Program> present =
                isThere("python3") ? Stream.of(new Program("send.py", "python", "python3")) : Stream.empty();
        return Stream.concat(needed, present)
                .map(program -> DynamicTest.dynamicTest(
                        program.file(), () -> assertThat(run(program)).isEqualTo("202 verified")));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(Program program) throws Exception {
        Path source = Files.writeString(folder.resolve(program.file()), block(program.language()));
        Path body = Files.writeString(folder.resolve("body.json"), block("json"));
        ProcessBuilder builder = new ProcessBuilder(List.of(program.command(), source.toString(), body.toString()))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "ISMTR_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "ISMTR_WEBHOOK_SECRET",
                        RunningSystem.SECRET));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private static String block(String language) {
        Optional<String> block =
                Repository.blocks("docs/integration.md", language).findFirst();
        assertThat(block).as("a block of " + language).isPresent();
        return block.orElseThrow();
    }

    private static String cell(String name) {
        return GUIDE.lines()
                .dropWhile(line -> !line.equals("### A test vector"))
                .filter(line -> line.startsWith("| " + name + " |"))
                .map(line -> line.split("\\|", -1)[2].strip().replace("`", ""))
                .findFirst()
                .orElseThrow();
    }
}
