package ua.ismtr.local.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps secrets by the operations {@code CreateSecret}, {@code PutSecretValue}, {@code GetSecretValue} and
 * {@code DescribeSecret} of AWS Secrets Manager, on loopback and in memory, for any caller. A secret may be named by its
 * name or ARN and may have no value yet. Versions before the current one are not kept.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html">Actions</a>
 */
public final class SecretsEndpoint implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:";

    /** A secret and its current value, if it has one. */
    private record Stored(String name, Optional<String> value, String version) {
        String arn() {
            return ARN + name + "-LOCAL0";
        }

        ObjectNode described() {
            return JSON.createObjectNode().put("ARN", arn()).put("Name", name);
        }
    }

    /** An error of the service. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String type;

        Refused(String type, String message) {
            super(message);
            this.type = type;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Stored> secrets = new ConcurrentHashMap<>();

    private SecretsEndpoint(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port of the loopback address, without secrets. */
    public static SecretsEndpoint start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            SecretsEndpoint endpoint = new SecretsEndpoint(server);
            server.setExecutor(endpoint.threads);
            server.createContext("/", endpoint::answer);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the keeper of secrets", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes or replaces the secret and returns its ARN. */
    public String put(String name, Optional<String> value) {
        Stored stored = new Stored(name, value, UUID.randomUUID().toString());
        secrets.put(name, stored);
        return stored.arn();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            try {
                write(exchange, 200, answer(target, JSON.readTree(exchange.getRequestBody())));
            } catch (Refused e) {
                write(
                        exchange,
                        400,
                        JSON.createObjectNode().put("__type", e.type).put("Message", e.getMessage()));
            } catch (JsonProcessingException e) {
                write(exchange, 400, JSON.createObjectNode().put("__type", "SerializationException"));
            }
        }
    }

    private ObjectNode answer(String target, JsonNode request) throws Refused {
        return switch (target) {
            case "secretsmanager.CreateSecret" -> create(request);
            case "secretsmanager.PutSecretValue" -> replace(request);
            case "secretsmanager.GetSecretValue" -> value(request);
            case "secretsmanager.DescribeSecret" -> secret(request).described();
            default -> throw new Refused("UnknownOperationException", target);
        };
    }

    private ObjectNode create(JsonNode request) throws Refused {
        String name = request.path("Name").asText();
        if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
            throw new Refused("ValidationException", "Name is wrong");
        }
        Optional<String> value = Optional.of(request.path("SecretString"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        Stored made = new Stored(name, value, UUID.randomUUID().toString());
        if (secrets.putIfAbsent(name, made) != null) {
            throw new Refused("ResourceExistsException", "There is a secret " + name);
        }
        return made.described();
    }

    private ObjectNode replace(JsonNode request) throws Refused {
        JsonNode text = request.path("SecretString");
        if (!text.isTextual() || text.asText().isEmpty()) {
            throw new Refused("InvalidRequestException", "SecretString is needed");
        }
        String name = secret(request).name();
        put(name, Optional.of(text.asText()));
        return secret(request).described();
    }

    private ObjectNode value(JsonNode request) throws Refused {
        Stored stored = secret(request);
        String value = stored.value()
                .orElseThrow(() -> new Refused(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT"));
        return stored.described().put("SecretString", value).put("VersionId", stored.version());
    }

    private Stored secret(JsonNode request) throws Refused {
        String id = request.path("SecretId").asText();
        return secrets.values().stream()
                .filter(secret -> secret.name().equals(id) || secret.arn().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refused("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private static void write(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
