package ua.ismtr.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one port that a person or a client talks to, on loopback. */
public final class HttpFrontend implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PrintStream problems;

    private HttpFrontend(HttpServer server, PrintStream problems) {
        this.server = server;
        this.problems = problems;
    }

    /**
     * Takes the port; requests wait until {@link #serve} is called.
     *
     * @param problems told of what should not happen
     * @throws IOException if another program has the port
     */
    public static HttpFrontend open(int port, PrintStream problems) throws IOException {
        // Without it, small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new HttpFrontend(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024), problems);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Starts to answer: the calls of this machine, then the API, then the page. */
    public void serve(LocalRoutes local, MailPages mails, ApiGateway api, StaticPage page) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                write(exchange, answer(exchange, local, api, page));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/local/mail", exchange -> {
            try (exchange) {
                Optional<String> host =
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"));
                Optional<String> origin =
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin"));
                if (!isMeant(host, origin)) {
                    write(exchange, Answer.problem(403, "Forbidden", "Calls of pages of other sites are not answered"));
                } else if (!mails.answer(exchange)) {
                    write(exchange, Answer.problem(404, "Not Found", "There is nothing at this address"));
                }
            }
        });
        server.start();
    }

    private Answer answer(HttpExchange exchange, LocalRoutes local, ApiGateway api, StaticPage page)
            throws IOException, InterruptedException {
        Optional<LocalRequest> read = LocalRequest.read(exchange);
        if (read.isEmpty()) {
            return Answer.problem(413, "Content Too Large", "The body may have 10 MiB");
        }
        LocalRequest request = read.get();
        try {
            if (request.path().startsWith("/local/")) {
                return isMeant(request.header("host"), request.header("origin"))
                        ? local.answer(request)
                                .orElseGet(() -> Answer.problem(404, "Not Found", "There is nothing at this address"))
                        : Answer.problem(403, "Forbidden", "Calls of pages of other sites are not answered");
            }
            Optional<Answer> answer =
                    request.path().equals("/config.json") ? local.answer(request) : api.answer(request);
            return answer.or(() -> page.answer(request))
                    .or(() -> page.unknown(request))
                    .orElseGet(() -> Answer.problem(404, "Not Found", "There is nothing at this address"));
        } catch (RuntimeException e) {
            problems.println("Cannot answer " + request.method() + " " + request.path() + ": " + e);
            return Answer.problem(500, "Internal Server Error", "Something is broken here; the log has more");
        }
    }

    /**
     * Whether a page of this machine asks, or a program: a page of another site, which may have pointed a name of its own at this
     * machine, shall neither get tokens nor run schedules.
     */
    private boolean isMeant(Optional<String> host, Optional<String> origin) {
        List<String> own = List.of("127.0.0.1:" + port(), "localhost:" + port(), "127.0.0.1", "localhost");
        return host.filter(own::contains).isPresent()
                && origin.map(sent -> own.stream().anyMatch(name -> sent.equals("http://" + name)))
                        .orElse(true);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        boolean empty = answer.body().length == 0
                || exchange.getRequestMethod().equals("HEAD")
                || answer.status() == 204
                || answer.status() == 304;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
