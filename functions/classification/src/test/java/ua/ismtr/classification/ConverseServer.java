package ua.ismtr.classification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks Amazon Bedrock's Converse API as far as a test tells it what to say. */
final class ConverseServer implements AutoCloseable {
    /** What it answers, and how long it thinks before. */
    record Answer(int status, String body, Duration delay) {
        /** The answer of a model that uses the tool with this input. */
        static Answer tool(String name, String input) {
            return new Answer(200, """
                {"output":{"message":{"role":"assistant","content":[{"toolUse":{"toolUseId":"t1","name":"%s","input":%s}}]}},
                "stopReason":"tool_use","usage":{"inputTokens":10,"outputTokens":5,"totalTokens":15},"metrics":{"latencyMs":5}}
                """.formatted(name, input), Duration.ZERO);
        }

        /** The answer of a model that only talks. */
        static Answer words(String words, String stopReason) {
            return new Answer(200, """
                {"output":{"message":{"role":"assistant","content":[{"text":"%s"}]}},
                "stopReason":"%s","usage":{"inputTokens":10,"outputTokens":5,"totalTokens":15},"metrics":{"latencyMs":5}}
                """.formatted(words, stopReason), Duration.ZERO);
        }

        Answer after(Duration longer) {
            return new Answer(status, body, longer);
        }
    }

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Answer answer = Answer.tool("name_topics", "{\"topics\":[\"land\"]}");

    ConverseServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/model/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(Answer next) {
        answer = next;
    }

    /** Path and body of each call. */
    List<String> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer now = answer;
        asked.add(exchange.getRequestURI().getPath() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try (exchange) {
            Thread.sleep(now.delay());
            byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(now.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
