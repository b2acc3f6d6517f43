package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.testing.Eventually;
import ua.ismtr.text.Label;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Corpus;
import ua.ismtr.topics.training.Evaluation;
import ua.ismtr.topics.training.Judged;
import ua.ismtr.topics.training.LabelledText;

/** The packaged system through HTTP, as the platform and the moderators use it. Each test counts what comes to regions of its own. */
class EndToEndIT {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    /** How many requests are sent while functions are killed; -Dismtr.load=2000 is the load that is documented. */
    private static final int LOAD = Integer.getInteger("ismtr.load", 100);

    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = SHARED.get();
    }

    @Test
    void sixtyRequestsAThirdOfThemSentTwiceAreSixtyOnTheDashboard() {
        List<String> regions = List.of("UA46", "UA63", "UA51", "UA80");
        String token = system.token("moderator");
        Map<String, Integer> before = byRegion(token);
        for (int i = 0; i < 60; i++) {
            String id = "sixty-" + i;
            String body = Requests.body(regions.get(i % 4), i, Instant.now());
            assertThat(system.submit(id, body).statusCode()).isEqualTo(202);
            if (i % 3 == 0) {
                assertThat(system.submit(id, body).statusCode()).isEqualTo(202);
            }
        }
        Eventually.within(A_MINUTE, () -> {
            Map<String, Integer> after = byRegion(token);
            for (String region : List.of("UA-46", "UA-63", "UA-51", "UA-30")) {
                assertThat(after.getOrDefault(region, 0) - before.getOrDefault(region, 0))
                        .isEqualTo(15);
            }
        });
    }

    private static Map<String, Integer> byRegion(String token) {
        Map<String, Integer> requests = new HashMap<>();
        system.dashboard(token, "")
                .path("byRegion")
                .forEach(row -> requests.put(
                        row.path("region").asText(), row.path("requests").asInt()));
        return requests;
    }

    @Test
    void twentyOfTheSameAtTheSameMomentGetOneIdAndCountOnce() throws Exception {
        int before = requests(system.token("moderator"), "UA-05");
        String body = Requests.body("UA05", 1, Instant.now());
        String id = UUID.randomUUID().toString();
        Set<String> requestIds = new HashSet<>();
        try (ExecutorService platform = Executors.newFixedThreadPool(20)) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(platform.submit(() -> system.submit(id, body)));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
                requestIds.add(
                        RunningSystem.json(answer.get()).path("requestId").asText());
            }
        }
        assertThat(requestIds).hasSize(1);
        awaitRequests("UA-05", before + 1);
        HttpResponse<String> status = system.send(system.signed(
                "GET",
                "/v1/training-requests/" + requestIds.iterator().next() + "/status",
                UUID.randomUUID().toString(),
                "",
                "application/json"));
        assertThat(RunningSystem.json(status).path("status").asText()).isIn("classified", "needs-review");
    }

    @Test
    void theEvaluationTextsComeBackWithTheTopicsOfTheEvaluation() throws Exception {
        List<LabelledText> texts = Corpus.texts(Repository.ROOT.resolve("shared/topics/evaluation/dev.jsonl"), "kind");
        TopicModel packaged = TopicModel.packaged();
        List<Judged> evaluated = Judged.all(readingAsTheSystem(new TopicClassifier(packaged)), texts);
        Map<String, String> moderator = bearer(system.token("moderator"));
        List<Judged> named = new ArrayList<>();
        List<String> ids = submitAll("evaluation-", "UA26", texts);
        for (int i = 0; i < ids.size(); i++) {
            JsonNode request = named("/v1/training-requests/" + ids.get(i), moderator);
            assertThat(request.path("classifiedBy").asText()).isEqualTo("model:" + packaged.version());
            named.add(judged(texts.get(i), request));
        }
        for (int i = 0; i < named.size(); i++) {
            assertThat(topics(named.get(i))).isEqualTo(topics(evaluated.get(i)));
            assertThat(named.get(i).certain()).isEqualTo(evaluated.get(i).certain());
        }
        assertThat(Evaluation.of(named).microF1()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void nothingIsLostOrCountedTwiceWhileFunctionsAreKilled() throws Exception {
        int before = requests(system.token("moderator"), "UA-07");
        Set<Integer> open = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < LOAD; i++) {
            open.add(i);
        }
        AtomicInteger killed = new AtomicInteger();
        try (var killer = Executors.newSingleThreadScheduledExecutor();
                ExecutorService clients = Executors.newFixedThreadPool(16)) {
            Future<?> killing = killer.scheduleAtFixedRate(
                    () -> killed.addAndGet(system.killNextFunction()), 1, 1, TimeUnit.SECONDS);
            sendUntilAccepted(clients, open, "killed-", "UA07");
            killing.cancel(false);
        }
        assertThat(killed.get()).isPositive();
        awaitRequests("UA-07", before + LOAD);
        assertStays("UA-07", before + LOAD);
    }

    @Test
    void everyRowOfTheErrorTableIsAnsweredByTheContract() {
        String body = Requests.body("UA46", 1, Instant.parse("2024-02-29T10:00:00Z"));
        String id = UUID.randomUUID().toString();
        assertThat(system.submit(id, body).statusCode()).isEqualTo(202);
        assertProblem(409, system.submit(id, body.replace("administrator", "head")));
        assertProblem(400, system.submit(UUID.randomUUID().toString(), "{not json"));
        assertProblem(
                401,
                system.send(HttpRequest.newBuilder(system.uri("/v1/training-requests"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))));
        assertProblem(
                401,
                system.send(system.signed("POST", "/v1/training-requests", id, body, "application/json")
                        .setHeader(
                                "webhook-timestamp", Long.toString(Instant.now().getEpochSecond() - 301))));
        assertProblem(413, system.submit(UUID.randomUUID().toString(), " ".repeat(64 * 1024 + 1)));
        assertProblem(
                415,
                system.send(system.signed(
                        "POST", "/v1/training-requests", UUID.randomUUID().toString(), body, "text/plain")));
        HttpResponse<String> broken = system.submit(UUID.randomUUID().toString(), "{\"type\":1}");
        assertProblem(422, broken);
        assertThat(RunningSystem.json(broken).path("errors").findValuesAsText("pointer"))
                .contains("/type", "/timestamp", "/data/center/katottg", "/data/author/role", "/data/text");
        assertProblem(
                404,
                system.send(system.signed(
                        "GET",
                        "/v1/training-requests/" + UUID.randomUUID() + "/status",
                        UUID.randomUUID().toString(),
                        "",
                        "application/json")));
    }

    @Test
    void theDashboardIsForThoseWhoMaySeeIt() {
        assertThat(system.call("/v1/dashboard", Map.of()).statusCode()).isEqualTo(401);
        assertThat(system.call("/v1/dashboard", bearer("not.a.token")).statusCode())
                .isEqualTo(401);
        String lviv = system.token("regional", "UA-46", "UA-63");
        assertThat(system.call("/v1/dashboard?region=UA-30", bearer(lviv)).statusCode())
                .isEqualTo(403);
        assertThat(system.dashboard(lviv, "?region=UA-46").at("/scope/region").asText())
                .isEqualTo("UA-46");
        assertThat(system.dashboard(lviv, "").path("byRegion").findValuesAsText("region"))
                .containsExactlyInAnyOrder("UA-46", "UA-63");
        assertThat(system.call("/v1/dashboard", bearer(system.token("visitor"))).statusCode())
                .isEqualTo(403);
        assertThat(system.call("/v1/dashboard", bearer(system.token("regional", "UA-99")))
                        .statusCode())
                .isEqualTo(403);
        String moderator = system.token("moderator");
        for (String bad : List.of("region=Lviv", "from=yesterday", "topic=cooking", "from=2026-02-01&to=2026-01-01")) {
            assertProblem(422, system.call("/v1/dashboard?" + bad, bearer(moderator)));
        }
    }

    @Test
    void theDashboardIsSentOnlyWhenItChangedAndShrinksOnTheWay() {
        Map<String, String> headers = bearer(system.token("moderator"));
        String quiet = "/v1/dashboard?from=2021-01-01&to=2021-12-31";
        HttpResponse<String> first = system.call(quiet, headers);
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(first.headers().firstValue("cache-control")).isPresent();
        HttpResponse<String> again = system.call(
                quiet, Map.of("authorization", headers.getOrDefault("authorization", ""), "if-none-match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> small = system.call(
                quiet, Map.of("authorization", headers.getOrDefault("authorization", ""), "accept-encoding", "gzip"));
        assertThat(small.headers().firstValue("content-encoding")).contains("gzip");
    }

    @Test
    void aScheduledFunctionRunsWhenAsked() {
        HttpResponse<String> ran = system.send(HttpRequest.newBuilder(system.uri("/local/schedules/SnapshotsFunction"))
                .POST(BodyPublishers.noBody()));
        assertThat(ran.statusCode()).isEqualTo(200);
    }

    /** Requests with these texts; their ids in the same order. */
    private static List<String> submitAll(String prefix, String katottg, List<LabelledText> texts) throws Exception {
        Instant now = Instant.now();
        List<String> ids = new ArrayList<>();
        try (ExecutorService platform = Executors.newFixedThreadPool(8)) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                String id = prefix + i;
                String body = Requests.body(katottg, i, now, texts.get(i).text());
                answers.add(platform.submit(() -> system.submit(id, body)));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
                ids.add(RunningSystem.json(answer.get()).path("requestId").asText());
            }
        }
        return ids;
    }

    /** The request, as soon as the model has named its topics. */
    private static JsonNode named(String path, Map<String, String> headers) {
        Eventually.within(
                A_MINUTE,
                () -> assertThat(system.get(path, headers).path("status").asText())
                        .isIn("classified", "needs-review"));
        return system.get(path, headers);
    }

    private static Judged judged(LabelledText text, JsonNode request) {
        List<TopicScore> topics = new ArrayList<>();
        for (JsonNode score : request.path("topics")) {
            topics.add(new TopicScore(
                    new TopicId(score.path("topic").asText()),
                    score.path("confidence").asDouble()));
        }
        return new Judged(text, topics, request.path("status").asText().equals("classified"));
    }

    private static List<TopicId> topics(Judged judged) {
        return judged.given().stream().map(TopicScore::topic).toList();
    }

    /** Personal data leaves a text before it is classified. */
    private static Classifier readingAsTheSystem(Classifier classifier) {
        Redactor redactor = new Redactor();
        return text -> classifier.classify(Label.removed(redactor.redact(text)));
    }

    private static void sendUntilAccepted(ExecutorService clients, Set<Integer> open, String prefix, String katottg)
            throws Exception {
        Instant now = Instant.now();
        Instant end = now.plus(Duration.ofMinutes(10));
        while (!open.isEmpty() && Instant.now().isBefore(end)) {
            List<Future<?>> round = new ArrayList<>();
            for (Integer number : List.copyOf(open)) {
                round.add(clients.submit(() -> {
                    if (isAccepted(prefix + number, Requests.body(katottg, number, now))) {
                        open.remove(number);
                    }
                }));
            }
            for (Future<?> one : round) {
                one.get();
            }
        }
        assertThat(open).isEmpty();
    }

    private static boolean isAccepted(String id, String body) {
        try {
            return system.submit(id, body).statusCode() == 202;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void awaitRequests(String region, int expected) {
        String token = system.token("moderator");
        Eventually.within(
                Duration.ofMinutes(8), () -> assertThat(requests(token, region)).isEqualTo(expected));
    }

    /** Late repetitions would show in the figures while the queues are being emptied. */
    private static void assertStays(String region, int expected) {
        system.send(HttpRequest.newBuilder(system.uri("/local/schedules/SnapshotsFunction"))
                .POST(BodyPublishers.noBody()));
        assertThat(requests(system.token("moderator"), region)).isEqualTo(expected);
    }

    private static int requests(String token, String region) {
        return system.dashboard(token, "?region=" + region)
                .at("/totals/requests")
                .asInt();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private static void assertProblem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = RunningSystem.json(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isNotEmpty();
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
    }
}
