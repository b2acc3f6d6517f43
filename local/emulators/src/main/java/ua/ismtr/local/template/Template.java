package ua.ismtr.local.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The part of template.yaml that runs on one machine. The maps are keyed by logical id, in the template's order; secrets are logical ids; the page's headers by name. */
public record Template(
        Map<String, Table> tables,
        Map<String, Queue> queues,
        Map<String, Bucket> buckets,
        Map<String, Function> functions,
        Map<String, Api> apis,
        Set<String> secrets,
        Map<String, String> pageHeaders) {
    static final String OPEN = "NONE";

    /**
     * Reads a template.
     *
     * @param parameters values of parameters, in place of the template's defaults
     * @throws TemplateException with all the problems and their lines: what is wrong and what the local system does not understand
     */
    public static Template read(Path file, Map<String, String> parameters) {
        return new TemplateReader(Objects.requireNonNull(file.getFileName()).toString())
                .read(TemplateReader.text(file), parameters);
    }

    /** The template as its file has it, found in the working directory or the nearest folder above that has it. */
    public static Path find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("template.yaml");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new IllegalStateException("No template.yaml in " + start + " or above");
    }

    /**
     * A table with the attributes of its keys.
     *
     * @param attributes types of the key attributes by name: {@code S}, {@code N} or {@code B}
     * @param timeToLive the attribute that holds when an item expires, if any
     */
    public record Table(
            Map<String, String> attributes, KeySchema key, List<Index> indexes, Optional<String> timeToLive) {}

    /** The key of a table or index. */
    public record KeySchema(String partition, Optional<String> sort) {}

    /** A global secondary index; its projection is {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}, with the included attributes. */
    public record Index(String name, KeySchema key, String projection, List<String> included) {}

    /** A queue with its attributes as SQS takes them in CreateQueue, but for the redrive policy. */
    public record Queue(Map<String, String> attributes, Optional<Redrive> redrive) {}

    /** The logical id of the queue that takes what was received too often. */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    /** A bucket. */
    public record Bucket() {}

    /**
     * A function and what it needs to run.
     *
     * @param code the package, relative to the folder of the template
     * @param memory in MiB
     * @param concurrency the most invocations at the same time, if reserved
     * @param logFormat {@code TEXT} or {@code JSON}
     */
    public record Function(
            Path code,
            String handler,
            int memory,
            Duration timeout,
            OptionalInt concurrency,
            String logFormat,
            Map<String, Expression> environment,
            List<Event> events) {}

    /** What makes a function run. */
    public sealed interface Event {}

    /**
     * A call of a route.
     *
     * @param api logical id of the HTTP API
     * @param method an HTTP method or {@code ANY}
     * @param path with {@code {parameters}}, the last one may be greedy: {@code {proxy+}}
     * @param authorizer name of the authorizer that lets a call through or {@code NONE}; empty: the API's standard one
     */
    public record HttpCall(String api, String method, String path, Optional<String> authorizer) implements Event {}

    /** Messages of a queue, in batches that wait for {@code window} to become full. */
    public record QueueMessages(
            String queue, int batchSize, Duration window, OptionalInt maximumConcurrency, boolean reportsFailures)
            implements Event {}

    /** A time; the event is {@code input} or, without one, what EventBridge Scheduler makes up. */
    public record Schedule(String name, String expression, int line, ZoneId zone, Optional<String> input)
            implements Event {}

    /**
     * An HTTP API and who may call it.
     *
     * @param authorizers by name
     * @param standard name of the authorizer of the routes that name none; empty: those are open
     */
    public record Api(Map<String, Authorizer> authorizers, Optional<String> standard) {
        /** The authorizer that lets a call of this route through; empty if the route is open. */
        public Optional<Authorizer> authorizer(HttpCall call) {
            return call.authorizer()
                    .or(() -> standard)
                    .filter(name -> !name.equals(OPEN))
                    .map(name -> Objects.requireNonNull(authorizers.get(name), "authorizer " + name));
        }
    }

    /** A JWT authorizer: the token's {@code iss} must be the issuer, and its {@code aud} or {@code client_id} one of the audience. */
    public record Authorizer(String issuer, List<String> audience) {}
}
