package ua.ismtr.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoRoles;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.files.S3FileStore;
import ua.ismtr.http.Csv;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.models.Correction;
import ua.ismtr.models.Corrections;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.S3Extension;

class ExportsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    @RegisterExtension
    static final S3Extension S3 = new S3Extension();

    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    private static final Map<String, String> ADMIN = Map.of("sub", "taras", "role", "admin");
    private static final Map<String, String> LVIV = Map.of("sub", "ivan", "role", "regional", "regions", "[UA-46]");
    private static final Instant DAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final int MANY = Integer.getInteger("ismtr.rows", 1_000);
    private static final int SOME = 1_000;

    private final DynamoAuditLog audit =
            new DynamoAuditLog(DYNAMO.client(), DYNAMO.table("AuditTable"), Duration.ofDays(30));
    private final DynamoRequests requests = new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable"));
    private final RequestList list = new DynamoRequestList(DYNAMO.client(), DYNAMO.table("ListsTable"), requests);
    private final DynamoNewRequests newRequests = new DynamoNewRequests(
            DYNAMO.client(),
            new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable")),
            new DynamoPersonalData(DYNAMO.table("PersonalDataTable"), Duration.ofDays(30), new EmailKey("key")),
            new DynamoOutbox(DYNAMO.client(), DYNAMO.table("OutboxTable")));

    @Test
    void aCsvShowsTheListInUtf8WithNoFormulaAndNoForeignRegion() {
        arrives("UA-46", "=HYPERLINK(\"http://evil\")\n, рядок", "veterans");
        arrives("UA-63", "Запит з Харкова", "land");
        HttpResponse answer = call(MODERATOR, "GET /v1/training-requests.csv", Map.of("topic", "veterans"));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.headers()).containsEntry("content-type", "text/csv; charset=utf-8");
        assertThat(text).startsWith(Csv.BYTE_ORDER_MARK + "requestId;status;");
        assertThat(text)
                .contains("\"'=HYPERLINK(\"\"http://evil\"\")\n, рядок\"")
                .doesNotContain("Харкова");
        assertThat(text(call(LVIV, "GET /v1/training-requests.csv", Map.of())))
                .contains("HYPERLINK")
                .doesNotContain("Харкова");
        assertThat(call(LVIV, "GET /v1/training-requests.csv", Map.of("region", "UA-63"))
                        .status())
                .isEqualTo(403);
        assertThat(call(MODERATOR, "GET /v1/training-requests.csv", Map.of("status", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(call(Map.of("sub", "x"), "GET /v1/training-requests.csv", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anXlsxHoldsTheSameRowsAsTexts() throws IOException {
        StoredRequest stored = arrives("UA-05", "+38 formula", "integrity");
        HttpResponse answer = call(MODERATOR, "GET /v1/training-requests.xlsx", Map.of("topic", "integrity"));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(stored.id().value());
            assertThat(rows.get(1).getCellText(7)).isEqualTo("+38 formula");
            assertThat(rows.get(1).getCellAsNumber(9))
                    .hasValueSatisfying(number -> assertThat(number.intValue()).isEqualTo(12));
        }
    }

    @Test
    void everyExportIsNotedWithItsFiltersAndRows() {
        arrives("UA-07", "Запис у журналі", "leadership");
        call(MODERATOR, "GET /v1/training-requests.csv", Map.of("topic", "leadership"));
        AuditLog.Entry entry = audit.find(new AuditLog.Wanted(
                        "olena", null, Instant.EPOCH, Instant.now().plusSeconds(9), null, 1))
                .entries()
                .getFirst();
        assertThat(entry.action()).isEqualTo(AuditLog.Action.EXPORT);
        assertThat(entry.after()).containsEntry("topic", "leadership").containsEntry("rows", 1);
    }

    @Test
    void correctionsAreLinesOfJsonForAdministratorsAlone() {
        assertThat(call(MODERATOR, "GET /v1/corrections.jsonl", Map.of()).status())
                .isEqualTo(403);
        assertThat(text(call(ADMIN, "GET /v1/corrections.jsonl", Map.of()))
                        .lines()
                        .toList())
                .singleElement()
                .satisfies(line -> assertThat(Json.read(line, Correction.class)).isEqualTo(CORRECTION));
    }

    @Test
    void aLargeExportComesAsALinkThatAnybodyWhoHasItCanRead() throws IOException {
        fill();
        for (String format : List.of("csv", "xlsx")) {
            long start = System.nanoTime();
            HttpResponse answer = call(
                    MODERATOR, "GET /v1/training-requests." + format, Map.of("from", "2020-01-01", "to", "2020-12-31"));
            long took = (System.nanoTime() - start) / 1_000_000;
            assertThat(answer.body().length).isLessThan(6_000_000);
            try (InputStream file = file(answer)) {
                assertThat(rows(format, file)).isEqualTo(MANY + 1);
            }
            System.out.printf(
                    "%,d rows as %s in %,d ms, with a heap of %d MB%n",
                    MANY, format, took, Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    /** Many requests of one year as they lie in the tables; few of them are long, so that they are a large file all the same. */
    private static void fill() {
        String text = "Просимо провести навчання для наших працівників, бо дуже потрібно. "
                .repeat(Math.clamp(60_000L / MANY, 3, 58));
        for (int from = 0; from < MANY; from += SOME) {
            List<StoredRequest> some = IntStream.range(from, Math.min(from + SOME, MANY))
                    .mapToObj(i -> stored(
                            "UA-46",
                            i + text,
                            "land",
                            Instant.parse("2020-01-02T10:00:00Z").plusSeconds(100L * i)))
                    .toList();
            DYNAMO.putAll(
                    "RequestsTable",
                    some.stream()
                            .map(stored -> Map.of(
                                    "requestId",
                                            AttributeValue.fromS(stored.id().value()),
                                    "version", AttributeValue.fromN("1"),
                                    "document", AttributeValue.fromS(Json.text(stored)))));
            DYNAMO.putAll(
                    "ListsTable",
                    some.stream()
                            .map(stored -> Map.of(
                                    "listKey",
                                            AttributeValue.fromS("all#"
                                                    + Math.floorMod(
                                                            stored.id().value().hashCode(), 4)),
                                    "position",
                                            AttributeValue.fromS("%013d#%s"
                                                    .formatted(
                                                            stored.request()
                                                                    .submittedAt()
                                                                    .toEpochMilli(),
                                                            stored.id())),
                                    "requestId",
                                            AttributeValue.fromS(stored.id().value()))));
        }
    }

    /** The file itself: what a link leads to, or the answer. */
    private static InputStream file(HttpResponse answer) throws IOException {
        return answer.headers().getOrDefault("content-type", "").startsWith("application/json")
                ? URI.create(Json.MAPPER.readTree(answer.body()).path("link").asText())
                        .toURL()
                        .openStream()
                : new ByteArrayInputStream(answer.body());
    }

    private static long rows(String format, InputStream file) throws IOException {
        if (format.equals("csv")) {
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .count();
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.count();
        }
    }

    private static final Correction CORRECTION = new Correction(
            RequestId.ofWebhook("correction"),
            "текст",
            List.of(new TopicId("land")),
            List.of(new TopicId("veterans")),
            "model:7",
            "moderator:olena",
            DAY);

    private StoredRequest arrives(String region, String text, String topic) {
        return newRequests.insert(new Arrival(
                stored(region, text, topic, DAY), new Original(new Author(null, null), text), DAY, List.of()));
    }

    private static StoredRequest stored(String region, String text, String topic, Instant submittedAt) {
        TrainingRequest request = new TrainingRequest(
                RequestId.ofWebhook(UUID.randomUUID().toString()),
                submittedAt,
                new RegionId(region),
                new Center("UA46-0117", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                text,
                Format.ONLINE,
                12,
                Urgency.NORMAL,
                null);
        Classification named =
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), true, "model:7", Map.of());
        return StoredRequest.classified(request, named, submittedAt);
    }

    private HttpResponse call(Map<String, String> claims, String route, Map<String, String> query) {
        Corrections corrections = () -> List.of(CORRECTION).stream();
        S3Presigner presigner = S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .endpointOverride(URI.create(S3.environment().getOrDefault("AWS_ENDPOINT_URL_S3", "")))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        ExportsApi api = new ExportsApi(
                list,
                corrections,
                audit,
                new Delivery(new S3FileStore(S3.client(), presigner, S3.bucket("ExportsBucket")), Clock.systemUTC()),
                Clock.systemUTC());
        return api.router(new Authorization(new DynamoRoles(DYNAMO.client(), DYNAMO.table("RolesTable"), audit)))
                .answer(new HttpRequest(route, Map.of(), Map.of(), query, new byte[0], claims));
    }

    private static String text(HttpResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
