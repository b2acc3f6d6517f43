package ua.ismtr.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ua.ismtr.local.template.Template;

/**
 * Stands between the functions and DynamoDB and sums up the capacity units that their calls consume: it asks for them in each call and
 * takes them out of the answer's account. The functions see the server's own answers. On loopback.
 *
 * <p>Of a transaction that writes, DynamoDB Local reports two units however many items it writes: its units are computed from its items.
 * For that those of which the transaction itself does not say enough are read before and after, which no function pays for. Calls that
 * fail are not counted.
 */
final class CapacityMeter implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The calls that consume capacity; whether they read decides where the units are counted if the server does not say. */
    private static final Map<String, Boolean> READS = Map.of(
            "GetItem", true,
            "BatchGetItem", true,
            "TransactGetItems", true,
            "Query", true,
            "Scan", true,
            "PutItem", false,
            "UpdateItem", false,
            "DeleteItem", false,
            "BatchWriteItem", false,
            "TransactWriteItems", false);

    /** Headers that the connections on both sides set by themselves. */
    private static final Set<String> OF_CONNECTION = Set.of(
            "host",
            "content-length",
            "connection",
            "expect",
            "upgrade",
            "transfer-encoding",
            "accept-encoding",
            "x-amz-crc32");

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Template.Table> declared;
    private final Map<String, Units> tables = new TreeMap<>();
    private final Map<String, Units> clients = new TreeMap<>();

    private record Units(double read, double write) {
        Units plus(Units more) {
            return new Units(read + more.read, write + more.write);
        }

        Map<String, Object> summary() {
            return Map.of("readUnits", read, "writeUnits", write);
        }
    }

    private CapacityMeter(URI target, Map<String, Template.Table> declared, HttpServer server) {
        this.target = target;
        this.declared = declared;
        this.server = server;
    }

    /**
     * Starts to measure what is sent to the target by way of {@link #endpoint}.
     *
     * @param declared the tables by their names
     */
    static CapacityMeter start(URI target, Map<String, Template.Table> declared) {
        try {
            CapacityMeter meter = new CapacityMeter(
                    target,
                    declared,
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024));
            meter.server.setExecutor(meter.threads);
            meter.server.createContext("/", meter::pass);
            meter.server.start();
            return meter;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure the use of tables", e);
        }
    }

    /** Where DynamoDB is for the client, by way of the meter. */
    URI endpoint(String client) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + client);
    }

    /** The units that the client has consumed since the start. */
    synchronized Map<String, Object> ofClient(String client) {
        return clients.getOrDefault(client, new Units(0, 0)).summary();
    }

    /** The units by table since the start. */
    synchronized Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        tables.forEach((table, units) -> summary.put(table, units.summary()));
        return summary;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = operation(exchange);
            byte[] asked = exchange.getRequestBody().readAllBytes();
            boolean measured = READS.containsKey(operation);
            Optional<WrittenItems> transaction = operation.equals("TransactWriteItems")
                    ? Optional.of(WrittenItems.of(JSON.readTree(asked), declared))
                    : Optional.empty();
            Map<JsonNode, JsonNode> before = transaction.isPresent()
                    ? read(transaction.get(), transaction.get().before())
                    : Map.of();
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .timeout(Duration.ofSeconds(60))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(measured ? asking(asked) : asked));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (measured && response.statusCode() == 200) {
                String client = exchange.getRequestURI().getPath().replaceAll("^/|/$", "");
                if (transaction.isPresent()) {
                    WrittenItems written = transaction.get();
                    count(client, written.units(before, read(written, written.after())));
                } else {
                    count(
                            client,
                            JSON.readTree(response.body()).path("ConsumedCapacity"),
                            READS.getOrDefault(operation, false));
                }
            }
            response.headers().map().forEach((name, values) -> {
                if (!OF_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String operation(HttpExchange exchange) {
        String name = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return name == null ? "" : name.substring(name.indexOf('.') + 1);
    }

    private static byte[] asking(byte[] body) throws IOException {
        ObjectNode request = (ObjectNode) JSON.readTree(body);
        if (!request.has("ReturnConsumedCapacity")) {
            request.put("ReturnConsumedCapacity", "TOTAL");
        }
        return JSON.writeValueAsBytes(request);
    }

    /** The wanted items as they are now, by table and key; those that do not exist are left out. */
    private Map<JsonNode, JsonNode> read(WrittenItems items, JsonNode wanted) throws IOException, InterruptedException {
        Map<JsonNode, JsonNode> found = new HashMap<>();
        JsonNode open = wanted;
        while (!open.isEmpty()) {
            HttpRequest get = HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "DynamoDB_20120810.BatchGetItem")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request,"
                                    + " SignedHeaders=host, Signature=none")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.createObjectNode().set("RequestItems", open).toString()))
                    .build();
            JsonNode answer = JSON.readTree(
                    http.send(get, HttpResponse.BodyHandlers.ofByteArray()).body());
            answer.path("Responses")
                    .properties()
                    .forEach(table ->
                            table.getValue().forEach(item -> found.put(items.key(table.getKey(), item), item)));
            open = answer.path("UnprocessedKeys");
        }
        return found;
    }

    private synchronized void count(String client, Map<String, Double> written) {
        written.forEach((table, units) -> count(client, table, new Units(0, units)));
    }

    /** One account, or a list of them by table. */
    private synchronized void count(String client, JsonNode consumed, boolean reads) {
        Iterable<JsonNode> accounts = consumed.isArray() ? consumed : List.of(consumed);
        for (JsonNode account : accounts) {
            double total = account.path("CapacityUnits").asDouble();
            double read = account.path("ReadCapacityUnits").asDouble(reads ? total : 0);
            double write = account.path("WriteCapacityUnits").asDouble(reads ? 0 : total);
            count(client, account.path("TableName").asText(), new Units(read, write));
        }
    }

    private void count(String client, String table, Units units) {
        tables.merge(table, units, Units::plus);
        clients.merge(client, units, Units::plus);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
