package ua.ismtr.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import ua.ismtr.aws.Clients;
import ua.ismtr.http.HttpFunction;
import ua.ismtr.json.Json;
import ua.ismtr.platform.WebhookClaims;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.SqsExtension;

class IntakeIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("ClaimsTable", "RequestsTable");

    @RegisterExtension
    static final SqsExtension SQS = new SqsExtension();

    private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdA==";
    private static final String BODY = """
        {"type":"training_request.submitted","timestamp":"2026-11-20T09:12:00Z","data":{
        "center":{"code":"UA46-0117","name":"ЦНАП","katottg":"UA46060250010015970"},
        "author":{"role":"head"},"text":"Навчіть працювати з реєстром"}}\
        """;

    private final String webhookId = UUID.randomUUID().toString();
    private final HttpFunction intake = handler(queue(SQS.client()));

    @BeforeEach
    void emptyTheQueue() {
        SQS.drain("RequestsQueue");
    }

    @Test
    void aRequestIsInTheQueueBeforeItIsAnsweredFor() throws IOException {
        JsonNode answer = submit(intake, webhookId, BODY);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        Submission queued = Json.read(SQS.drain("RequestsQueue").getFirst().body(), Submission.class);
        assertThat(requestId(answer)).isEqualTo(queued.request().id().value());
        assertThat(queued.request().text()).isEqualTo("Навчіть працювати з реєстром");
    }

    @Test
    void aRepeatedWebhookGetsTheSameAnswerAndIsQueuedOnce() throws IOException {
        String first = requestId(submit(intake, webhookId, BODY));
        assertThat(requestId(submit(intake, webhookId, BODY))).isEqualTo(first);
        assertThat(SQS.drain("RequestsQueue")).hasSize(1);
    }

    @Test
    void twentyOfTheSameAtTheSameMomentAreOneRequest() throws Exception {
        try (ExecutorService platform = Executors.newFixedThreadPool(20)) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(platform.submit(() -> submit(intake, webhookId, BODY)));
            }
            Set<String> ids = new HashSet<>();
            for (Future<JsonNode> answer : answers) {
                assertThat(answer.get().path("statusCode").asInt()).isEqualTo(202);
                ids.add(requestId(answer.get()));
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(SQS.drain("RequestsQueue"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(Json.read(message.body(), Submission.class)
                                .request()
                                .id())
                        .isEqualTo(RequestId.ofWebhook(webhookId)));
    }

    @Test
    void anotherBodyUnderTheSameIdIsAConflict() throws IOException {
        submit(intake, webhookId, BODY);
        JsonNode answer = submit(intake, webhookId, BODY.replace("head", "trainer"));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
        assertThat(SQS.drain("RequestsQueue")).hasSize(1);
    }

    @Test
    void whenTheQueueIsDownNothingIsAcceptedAndARetryGoesThrough() throws IOException {
        try (SqsClient nowhere = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:9"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            JsonNode answer = submit(handler(queue(nowhere)), webhookId, BODY);
            assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
            assertThat(answer.at("/headers/retry-after").asInt()).isPositive();
        }
        assertThat(submit(intake, webhookId, BODY).path("statusCode").asInt()).isEqualTo(202);
        assertThat(SQS.drain("RequestsQueue")).hasSize(1);
    }

    @Test
    void anAmendmentIsRefusedWhileAWithdrawalStillWaitsInTheQueue() throws IOException {
        String id = requestId(submit(intake, webhookId, BODY));
        String amended =
                BODY.replace("submitted", "amended").replace("\"data\":{", "\"data\":{\"requestId\":\"" + id + "\",");
        assertThat(submit(intake, UUID.randomUUID().toString(), amended)
                        .path("statusCode")
                        .asInt())
                .isEqualTo(202);
        String withdrawn = """
            {"type":"training_request.withdrawn","timestamp":"2026-11-20T09:13:00Z","data":{"requestId":"%s","reason":"помилка"}}\
            """.formatted(id);
        String withdrawal = UUID.randomUUID().toString();
        assertThat(submit(intake, withdrawal, withdrawn).path("statusCode").asInt())
                .isEqualTo(202);
        assertThat(status(RequestId.ofWebhook(withdrawal).value())
                        .path("statusCode")
                        .asInt())
                .as("the id that a request of this webhook would have")
                .isEqualTo(404);
        assertThat(submit(intake, UUID.randomUUID().toString(), amended)
                        .path("statusCode")
                        .asInt())
                .isEqualTo(409);
        assertThat(submit(intake, withdrawal, withdrawn).path("statusCode").asInt())
                .isEqualTo(202);
        assertThat(SQS.drain("RequestsQueue")).hasSize(3);
    }

    @Test
    void tellsThePlatformWhatHasBecomeOfARequest() throws IOException {
        String id = requestId(submit(intake, webhookId, BODY));
        JsonNode known = status(id);
        assertThat(known.path("statusCode").asInt()).isEqualTo(200);
        assertThat(Json.MAPPER
                        .readTree(known.path("body").asText())
                        .path("status")
                        .asText())
                .isEqualTo("accepted");
        assertThat(status(UUID.randomUUID().toString()).path("statusCode").asInt())
                .isEqualTo(404);
        assertThat(status("../../secrets").path("statusCode").asInt()).isEqualTo(404);
    }

    @Test
    void whatRepeatsADeliveredRequestIsNotWithdrawn() throws IOException {
        StoredRequest other = stored("other");
        StoredRequest one = stored("one").withMergedInto(other.id());
        put(one);
        put(other);
        assertThat(withdraw(one.id())).isEqualTo(202);
        put(other.next(Status.DELIVERED, "moderator:olena", null, Instant.now()));
        assertThat(withdraw(one.id())).isEqualTo(409);
        assertThat(withdraw(other.id())).isEqualTo(409);
    }

    @Test
    void theReasonIsToldAsLongAsTheStatusStands() throws IOException {
        Instant now = Instant.now();
        StoredRequest declined = stored("declined")
                .next(new HistoryEntry(
                        now, "moderator:olena", Status.DECLINED, List.of(), null, "Такий курс уже є в каталозі"));
        StoredRequest noted = declined.next(Status.DECLINED, "moderator:olena", "Передзвонити", now);
        put(noted.next(HistoryEntry.asking(noted, "moderator:olena", "Для кого?", now)));
        JsonNode told =
                Json.MAPPER.readTree(status(declined.id().value()).path("body").asText());
        assertThat(told.path("status").asText()).isEqualTo("declined");
        assertThat(told.path("reason").asText()).isEqualTo("Такий курс уже є в каталозі");
        assertThat(told.path("question").asText()).isEqualTo("Для кого?");
        put(noted.next(Status.CLASSIFIED, "moderator:olena", "Курс скасовано", now));
        assertThat(Json.MAPPER
                        .readTree(status(declined.id().value()).path("body").asText())
                        .has("reason"))
                .isFalse();
    }

    private int withdraw(RequestId id) throws IOException {
        String body = """
            {"type":"training_request.withdrawn","timestamp":"2026-11-20T09:13:00Z","data":{"requestId":"%s","reason":"помилка"}}\
            """.formatted(id);
        return submit(intake, UUID.randomUUID().toString(), body)
                .path("statusCode")
                .asInt();
    }

    private StoredRequest stored(String name) throws IOException {
        submit(intake, webhookId + name, BODY);
        Submission submission = SQS.drain("RequestsQueue").stream()
                .map(message -> Json.read(message.body(), Submission.class))
                .findFirst()
                .orElseThrow();
        Classification classification =
                new Classification(List.of(new TopicScore(new TopicId("land"), 0.9)), true, "model:test", Map.of());
        return StoredRequest.classified(submission.request(), classification, Instant.now());
    }

    private static void put(StoredRequest stored) {
        RequestItems items = new RequestItems(DYNAMO.table("RequestsTable"), "ListsTable");
        DYNAMO.client()
                .putItem(put -> put.tableName(items.requests())
                        .item(items.first(stored).getFirst().put().item()));
    }

    @Test
    void readsABodyThatCameInBase64() throws IOException {
        ObjectNode event = signed("POST /v1/training-requests", webhookId, BODY);
        event.put("isBase64Encoded", true);
        event.put("body", Base64.getEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8)));
        assertThat(handle(intake, event).path("statusCode").asInt()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "", "application/json-patch+json"})
    void takesNothingButJson(String contentType) throws IOException {
        ObjectNode event = signed("POST /v1/training-requests", webhookId, BODY);
        ((ObjectNode) event.get("headers")).put("content-type", contentType);
        assertThat(handle(intake, event).path("statusCode").asInt()).isEqualTo(415);
    }

    @Test
    void refusesWhatIsTooLargeUnsignedOrBroken() throws IOException {
        assertThat(submit(intake, webhookId, " ".repeat(65_537))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(413);
        ObjectNode unsigned = signed("POST /v1/training-requests", webhookId, BODY);
        unsigned.put("body", BODY + " ");
        assertThat(handle(intake, unsigned).path("statusCode").asInt()).isEqualTo(401);
        assertThat(submit(intake, webhookId, "{").path("statusCode").asInt()).isEqualTo(400);
        JsonNode broken = submit(intake, webhookId, "{}");
        assertThat(broken.path("statusCode").asInt()).isEqualTo(422);
        assertThat(Json.MAPPER.readTree(broken.path("body").asText()).path("errors"))
                .hasSizeGreaterThan(5);
        assertThat(SQS.drain("RequestsQueue")).isEmpty();
    }

    @Test
    void namesAQueryParameterThatItDoesNotKnowToThoseWhoSign() throws IOException {
        for (String route : List.of("POST /v1/training-requests", "GET /v1/training-requests/{requestId}/status")) {
            ObjectNode event = signed(route, webhookId, BODY);
            event.putObject("pathParameters").put("requestId", UUID.randomUUID().toString());
            event.putObject("queryStringParameters").put("dryRun", "true");
            JsonNode answer = handle(intake, event);
            assertThat(answer.path("statusCode").asInt()).isEqualTo(422);
            assertThat(Json.MAPPER
                            .readTree(answer.path("body").asText())
                            .at("/errors/0/pointer")
                            .asText())
                    .isEqualTo("dryRun");
            event.put("body", BODY + " ");
            assertThat(handle(intake, event).path("statusCode").asInt()).isEqualTo(401);
        }
        assertThat(SQS.drain("RequestsQueue")).isEmpty();
    }

    private static HttpFunction handler(MessageQueue queue) {
        Clock clock = Clock.systemUTC();
        Intake intake = new Intake(
                new WebhookVerifier(() -> WebhookSecret.parseAll(SECRET), clock),
                new SubmissionReader(clock),
                WebhookClaims.in(Clients.with(DYNAMO.client()), DYNAMO.table("ClaimsTable")),
                new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable")),
                queue,
                clock);
        return new HttpFunction(intake::answer);
    }

    private static MessageQueue queue(SqsClient sqs) {
        return new SqsMessageQueue(sqs, SQS.url("RequestsQueue"));
    }

    private static JsonNode submit(HttpFunction intake, String webhookId, String body) throws IOException {
        return handle(intake, signed("POST /v1/training-requests", webhookId, body));
    }

    private JsonNode status(String id) throws IOException {
        ObjectNode event = signed(
                "GET /v1/training-requests/{requestId}/status",
                UUID.randomUUID().toString(),
                "");
        event.putObject("pathParameters").put("requestId", id);
        return handle(intake, event);
    }

    private static ObjectNode signed(String route, String webhookId, String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String signature = WebhookSecret.parseAll(SECRET)
                .getFirst()
                .signature(webhookId, timestamp, body.getBytes(StandardCharsets.UTF_8));
        ObjectNode event = Json.MAPPER.createObjectNode().put("routeKey", route).put("body", body);
        Map<String, String> headers = Map.of(
                "content-type", "application/json; charset=utf-8",
                "webhook-id", webhookId,
                "webhook-timestamp", timestamp,
                "webhook-signature", signature);
        headers.forEach(event.putObject("headers")::put);
        return event;
    }

    private static JsonNode handle(HttpFunction intake, ObjectNode event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
        intake.handle(new ByteArrayInputStream(bytes), answer);
        return Json.MAPPER.readTree(answer.toByteArray());
    }

    private static String requestId(JsonNode answer) throws IOException {
        return Json.MAPPER
                .readTree(answer.path("body").asText())
                .path("requestId")
                .asText();
    }
}
