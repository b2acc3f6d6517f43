package ua.ismtr.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Fills an empty system with requests of the last twelve months, through the public webhook.
 *
 * <p>The ids of the webhooks and their times depend on nothing but the file and the first start, which is remembered: submitting all of
 * them again after an interruption counts none twice.
 */
final class Demo {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 4;
    private static final int TRIES = 60;

    private final Path since;
    private final Path complete;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Demo(Path home, PrintStream out) {
        this.since = home.resolve("demo-since");
        this.complete = home.resolve("demo-complete");
        this.out = out;
    }

    /** Remembers that the system was empty at this time and is to be filled. */
    void begin(Instant now) {
        write(since, now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether the system is to be filled and is not yet full. */
    boolean isPending() {
        return Files.exists(since) && !Files.exists(complete);
    }

    /** One webhook of the demo. */
    record Submission(String id, Instant timestamp, String body) {}

    /**
     * The submissions of a file, the oldest first.
     *
     * @param lines one JSON object each: {@code {"daysAgo": 12, "time": "09:14", "desiredInDays": 60, "body": {…}}} with the time in
     *     Kyiv; {@code desiredInDays}, if there, counts from the day of submission
     * @param start what the days are counted back from; no submission is later
     */
    static List<Submission> read(List<String> lines, Instant start) {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode line = JSON.readTree(lines.get(i));
                LocalDate day = start.atZone(KYIV)
                        .toLocalDate()
                        .minusDays(line.required("daysAgo").asLong());
                Instant time = day.atTime(LocalTime.parse(line.required("time").asText()))
                        .atZone(KYIV)
                        .toInstant();
                Instant timestamp = time.isAfter(start) ? start : time;
                ObjectNode body = JSON.createObjectNode();
                body.setAll((ObjectNode) line.required("body"));
                body.put("timestamp", timestamp.toString());
                if (line.has("desiredInDays")) {
                    LocalDate desired = day.plusDays(line.get("desiredInDays").asLong());
                    ((ObjectNode) body.required("data")).put("desiredBy", desired.toString());
                }
                submissions.add(new Submission("demo-" + (i + 1), timestamp, body.toString()));
            } catch (JsonProcessingException | RuntimeException e) {
                throw new IllegalStateException("Line " + (i + 1) + " of the demo requests cannot be used", e);
            }
        }
        submissions.sort(Comparator.comparing(Submission::timestamp));
        return submissions;
    }

    /** Submits the requests of the file; returns when all are accepted. */
    void run(Path file, String url, String secret) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            List<Submission> submissions = read(
                    Files.readAllLines(file),
                    Instant.parse(Files.readString(since).strip()));
            out.println("Submitting " + submissions.size() + " demo requests of the last twelve months");
            if (submit(submissions, URI.create(url + "/v1/training-requests"), secret) == submissions.size()) {
                write(complete, Instant.now().toString());
                out.println("All " + submissions.size() + " demo requests are accepted");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many requests the file has; none if there is no file. */
    static int size(Path file) {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.filter(line -> !line.isBlank()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int submit(List<Submission> submissions, URI url, String secret) throws InterruptedException {
        AtomicInteger accepted = new AtomicInteger();
        Semaphore slots = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Submission submission : submissions) {
                    slots.acquire();
                    threads.execute(() -> {
                        try {
                            if (submit(submission, url, secret)) {
                                int done = accepted.incrementAndGet();
                                if (done % 100 == 0 && done < submissions.size()) {
                                    out.println(done + " of " + submissions.size() + " demo requests are accepted");
                                }
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            slots.release();
                        }
                    });
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        return accepted.get();
    }

    private boolean submit(Submission submission, URI url, String secret) throws InterruptedException {
        String problem = "";
        for (int tries = 0; tries < TRIES; tries++) {
            Instant now = Instant.now();
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofSeconds(60))
                    .header("content-type", "application/json")
                    .header("webhook-id", submission.id())
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", WebhookSignature.of(secret, submission.id(), now, submission.body()))
                    .POST(HttpRequest.BodyPublishers.ofString(submission.body()))
                    .build();
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 202) {
                    return true;
                }
                problem = response.statusCode() + " " + response.body();
                if (response.statusCode() != 429 && response.statusCode() < 500) {
                    break;
                }
            } catch (IOException e) {
                problem = e.toString();
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
        out.println("The demo request " + submission.id() + " was not accepted: " + problem);
        return false;
    }

    private static void write(Path file, String text) {
        try {
            Path partial = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
