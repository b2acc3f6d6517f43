package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import ua.ismtr.testing.Eventually;

/** The local system with a template and a packaged function of the test's own, from outside. */
final class MainIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static TriedSystem tried;
    private static Path home;
    private static Path output;
    private static int port;
    private static Process process;

    @BeforeAll
    static void start() {
        port = TriedSystem.freePort();
        home = folder.resolve("home");
        output = folder.resolve("output");
        tried = new TriedSystem(folder, port, TriedSystem.TEMPLATE);
        process = tried.start(home, output);
        Eventually.within(
                SOON,
                () -> assertThat(Files.readString(output))
                        .contains("ISMTR is ready at http://127.0.0.1:" + port + "\n"));
    }

    @AfterAll
    static void stopsWithAllItsProcessesWithinTenSeconds() throws InterruptedException {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(started).hasSizeGreaterThanOrEqualTo(3);
        Eventually.within(Duration.ofSeconds(2), () -> assertThat(started).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aCallReachesTheFunctionAsApiGatewayPassesItAndItsAnswerComesBack() throws IOException {
        HttpResponse<String> answer = tried.post("/open/%D0%9B%D1%8C%D0%B2%D1%96%D0%B2?a=1&a=2", "{\"b\":3}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        JsonNode event = JSON.readTree(answer.body());
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /open/{name}");
        assertThat(event.at("/pathParameters/name").asText()).isEqualTo("Львів");
        assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("1,2");
        assertThat(event.path("body").asText()).isEqualTo("{\"b\":3}");
        assertThat(event.at("/requestContext/authorizer").isMissingNode()).isTrue();
    }

    @Test
    void theClaimsOfAValidTokenReachTheFunctionAsText() throws IOException {
        HttpResponse<String> token =
                tried.post("/local/token", "{\"sub\":\"p\",\"role\":\"regional\",\"regions\":[\"UA-46\",\"UA-63\"]}");
        HttpResponse<String> answer =
                closed(JSON.readTree(token.body()).path("accessToken").asText());

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode claims = JSON.readTree(answer.body()).at("/requestContext/authorizer/jwt/claims");
        assertThat(claims.path("role").asText()).isEqualTo("regional");
        assertThat(claims.path("regions").asText()).isEqualTo("[UA-46 UA-63]");
    }

    @Test
    void aTokenThatIsExpiredOrForOthersOrOfAnotherKeyIsRefused() throws Exception {
        RSAKey key = RSAKey.parse(Files.readString(home.resolve("issuer.jwk")));
        RSAKey another = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        String issuer = "http://127.0.0.1:" + port + "/local";
        Instant later = Instant.now().plusSeconds(600);

        assertThat(closed(token(key, issuer, "tried", later)).statusCode()).isEqualTo(201);
        assertThat(closed(token(key, issuer, "tried", Instant.now().minusSeconds(1)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(closed(token(key, issuer, "others", later)).statusCode()).isEqualTo(401);
        assertThat(closed(token(key, "http://127.0.0.1:1/local", "tried", later))
                        .statusCode())
                .isEqualTo(401);
        assertThat(closed(token(another, issuer, "tried", later)).statusCode()).isEqualTo(401);
        assertThat(closed("").statusCode()).isEqualTo(401);
    }

    @Test
    void aPoisonedMessageEndsInTheDeadLetterQueueAndHarmsNoOther() throws IOException {
        HttpResponse<String> answer = tried.post("/open/queue", "");
        URI queue = URI.create(answer.headers().firstValue("x-queue").orElseThrow());
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(queue.resolve("/"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            for (String body : List.of("one", "poison", "two")) {
                sqs.sendMessage(message -> message.queueUrl(queue.toString()).messageBody(body));
            }
            String dead =
                    sqs.getQueueUrl(request -> request.queueName("ismtr-Dead")).queueUrl();
            Eventually.within(
                    SOON,
                    () -> assertThat(sqs.receiveMessage(
                                            request -> request.queueUrl(dead).visibilityTimeout(0))
                                    .messages())
                            .extracting(message -> message.body())
                            .containsExactly("poison"));
        }
        assertThat(Files.readAllLines(tried.notes())).contains("message one", "message two");
        assertThat(Files.readString(home.resolve("logs/Tried.log"))).contains("poisoned: ");
        assertThat(Files.readString(output)).contains("Tried did not handle 1 of");
    }

    @Test
    void aScheduleRunsTheFunctionAtItsTimesAndWhenAsked() {
        Eventually.within(
                SOON, () -> assertThat(Files.readAllLines(tried.notes())).contains("tick"));
        HttpResponse<String> asked = tried.post("/local/schedules/Tried", "");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo("\"ticked\"");
        assertThat(tried.post("/local/schedules/Nobody", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aProcessKilledWhileItWaitsIsReplacedWithTheNextCall() {
        long killed = pid(tried.post("/open/first", ""));
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        Eventually.within(SOON, () -> assertThat(pids()).doesNotContain(killed));
        assertThat(pid(tried.post("/open/second", ""))).isNotEqualTo(killed);
    }

    @Test
    void aCallWhoseProcessIsKilledIsToBeSentAgain() throws Exception {
        CompletableFuture<HttpResponse<String>> sleeping =
                CompletableFuture.supplyAsync(() -> tried.send(tried.request("/sleep")));
        Eventually.within(SOON, () -> {
            for (long pid : pids()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            assertThat(sleeping).isDone();
        });

        HttpResponse<String> answer = sleeping.get();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void aPageOfAnotherSiteCanNeitherRunSchedulesNorGetTokensNorReadMails() {
        for (String origin : List.of("http://evil.example", "https://127.0.0.1:" + port, "null")) {
            for (HttpRequest.Builder request : List.of(
                    tried.request("/local/schedules/Tried").POST(BodyPublishers.noBody()),
                    tried.request("/local/token").POST(BodyPublishers.ofString("{\"sub\":\"p\",\"role\":\"admin\"}")),
                    tried.request("/local/mail"))) {
                assertThat(tried.send(request.header("origin", origin)).statusCode())
                        .as(origin)
                        .isEqualTo(403);
            }
        }
        for (String own : List.of("http://127.0.0.1:" + port, "http://localhost:" + port)) {
            assertThat(tried.send(tried.request("/local/schedules/Tried")
                                    .header("origin", own)
                                    .POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void noAnswerOfItsOwnIsKeptOrTakenForSomethingElse() {
        for (String path : List.of(
                "/local/health",
                "/local/mail",
                "/local/mailbox",
                "/local/mail/none",
                "/local/none",
                "/none",
                "/closed",
                "/open/by-get")) {
            HttpResponse<String> answer = tried.send(tried.request(path));
            assertThat(answer.headers().allValues("x-content-type-options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(answer.headers().allValues("cache-control")).as(path).containsExactly("no-store");
        }
    }

    @Test
    void theDataAreClosedToOthers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void dataOfAnotherLayoutAreRecognisedAndNotTouched() throws Exception {
        Path other = Files.createDirectory(folder.resolve("layout"));
        Path older = other.resolve("old-home");
        Files.createDirectories(older.resolve("data"));
        TriedSystem system = new TriedSystem(other, TriedSystem.freePort(), TriedSystem.TEMPLATE);
        assertThat(refusal(system, older))
                .contains("ISMTR cannot start.", older.toString(), "another version of ISMTR (layout 1;", "ISMTR_HOME");
        Files.writeString(older.resolve("layout"), "99");
        assertThat(refusal(system, older)).contains("layout 99;");
        try (Stream<Path> data = Files.list(older.resolve("data"))) {
            assertThat(data).isEmpty();
        }
    }

    @Test
    void aSecondSystemOnTheSameDataSaysSo() throws Exception {
        assertThat(refusal(
                        new TriedSystem(Files.createDirectory(folder.resolve("second")), 1, TriedSystem.TEMPLATE),
                        home))
                .contains("ISMTR cannot start.", "ISMTR runs already with the data in " + home, "ISMTR_HOME");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path other = Files.createDirectory(folder.resolve("taken"));
            assertThat(refusal(new TriedSystem(other, taken.getLocalPort(), TriedSystem.TEMPLATE), other))
                    .contains("ISMTR cannot start.", "The port " + taken.getLocalPort() + " is taken", "ISMTR_PORT");
        }
    }

    @Test
    void whatTheTemplateSaysAndIsNotUnderstoodIsNamedWithItsLine() throws Exception {
        Path other = Files.createDirectory(folder.resolve("unknown"));
        String template = TriedSystem.TEMPLATE
                .replace("MemorySize: 128", "EphemeralStorage: {Size: 512}")
                .concat("  Stream: {Type: AWS::Kinesis::Stream}\n");
        assertThat(refusal(new TriedSystem(other, TriedSystem.freePort(), template), other))
                .contains(
                        "ISMTR cannot start.",
                        "template.yaml:22: the local system does not understand EphemeralStorage",
                        "template.yaml:33: the local system does not understand the type AWS::Kinesis::Stream");
    }

    private static String refusal(TriedSystem system, Path home) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        Process refused = system.start(home, said);
        assertThat(refused.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        return Files.readString(said);
    }

    private static HttpResponse<String> closed(String token) {
        return tried.send(tried.request("/closed").header("authorization", "Bearer " + token));
    }

    private static String token(RSAKey key, String issuer, String audience, Instant expiry) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject("p")
                        .issuer(issuer)
                        .audience(audience)
                        .expirationTime(Date.from(expiry))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static long pid(HttpResponse<String> answer) {
        return Long.parseLong(
                answer.headers().firstValue("x-pid").orElseThrow(() -> new AssertionError(answer.statusCode())));
    }

    private static List<Long> pids() throws IOException {
        JsonNode health =
                JSON.readTree(tried.send(tried.request("/local/health")).body());
        List<Long> pids = new ArrayList<>();
        health.at("/functions/Tried").forEach(pid -> pids.add(pid.asLong()));
        return pids;
    }
}
