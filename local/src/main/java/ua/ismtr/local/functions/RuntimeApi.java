package ua.ismtr.local.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The HTTP API by which AWS's runtime interface client takes events and gives results, on loopback.
 *
 * <p>All processes share one server: each is given an address of its own below it, of the form {@code 127.0.0.1:port/process}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final Map<String, FunctionProcess> processes = new ConcurrentHashMap<>();

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the runtime API", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API} for the process. */
    String address(String process) {
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + process;
    }

    void register(String name, FunctionProcess process) {
        processes.put(name, process);
    }

    void forget(String name) {
        processes.remove(name);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split(VERSION, 2);
            FunctionProcess process = processes.get(path[0].substring(1));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (process == null || path.length < 2) {
                answer(exchange, 404);
            } else if (path[1].equals("invocation/next")) {
                next(exchange, process);
            } else if (path[1].equals("restore/next")) {
                process.awaitEnd();
                answer(exchange, 410);
            } else if (path[1].equals("init/error")) {
                process.initializationFailed(body);
                answer(exchange, 202);
            } else if (path[1].startsWith("invocation/") && path[1].endsWith("/response")) {
                answer(exchange, process.ended(id(path[1]), new Outcome.Returned(body)) ? 202 : 400);
            } else if (path[1].startsWith("invocation/") && path[1].endsWith("/error")) {
                answer(exchange, process.ended(id(path[1]), new Outcome.Failed(body)) ? 202 : 400);
            } else {
                answer(exchange, 404);
            }
        }
    }

    private static String id(String path) {
        return path.substring("invocation/".length(), path.lastIndexOf('/'));
    }

    private static void next(HttpExchange exchange, FunctionProcess process) throws IOException {
        try {
            Optional<Invocation> next = process.next();
            if (next.isEmpty()) {
                answer(exchange, 410);
                return;
            }
            Invocation invocation = next.get();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(invocation.deadline().toEpochMilli()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", process.arn());
            headers.set(
                    "Lambda-Runtime-Trace-Id",
                    "Root=1-" + invocation.requestId().substring(0, 8) + ";Sampled=0");
            byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = (status == 202 ? "{\"status\":\"OK\"}" : "{\"errorType\":\"InvalidRequest\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
