package ua.ismtr.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
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
import ua.ismtr.files.FileStore;
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
import ua.ismtr.requests.RequestFilter;
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

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Duration PLENTY = Duration.ofMinutes(5);

    /** What is in the queue. */
    private final List<ExportFiles.Asked> asked = new ArrayList<>();

    private final SetClock clock = new SetClock();
    private final DynamoExportJobs jobs = new DynamoExportJobs(DYNAMO.client(), DYNAMO.table("ExportJobsTable"), clock);
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
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(answer.body()), new ReadingOptions(true, false))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(stored.id().value());
            assertThat(rows.get(1).getCellText(7)).isEqualTo("+38 formula");
            assertThat(rows.get(1).getCellAsNumber(9))
                    .hasValueSatisfying(number -> assertThat(number.intValue()).isEqualTo(12));
            assertThat(rows.get(1).getCellAsDate(2)).contains(LocalDateTime.parse("2026-11-20T12:00:00"));
            assertThat(rows.get(1).getCell(2).getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
            assertThat(rows.get(1).getCellAsDate(11)).contains(LocalDateTime.parse("2027-02-01T00:00:00"));
            assertThat(rows.get(1).getCellAsDate(14)).contains(LocalDateTime.parse("2026-11-20T12:00:00"));
        }
        assertThat(sheet(answer.body())).contains("<autoFilter ref=\"A1:P2\">");
    }

    /** The XML of the first sheet. */
    private static String sheet(byte[] content) throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(file, content);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
                return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileForRegionsNamesNoCentreBesideASensitiveTopic() {
        arrives("UA-46", "Нам важко", "burnout-wellbeing");
        Map<String, String> topic = Map.of("topic", "burnout-wellbeing");
        assertThat(text(call(LVIV, "GET /v1/training-requests.csv", topic)))
                .contains(";hidden;[приховано];")
                .doesNotContain("UA46-0117", "ЦНАП");
        assertThat(text(call(MODERATOR, "GET /v1/training-requests.csv", topic)))
                .contains(";UA46-0117;ЦНАП;");
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
    void ofASearchTheAuditLogKeepsThatThereWasOneAndNotItsWords() {
        Map<String, String> searching = Map.of("sub", "searching", "role", "moderator");
        call(searching, "GET /v1/training-requests.csv", Map.of("q", "Вігдорчик", "region", "UA-07"));
        assertThat(audit.find(new AuditLog.Wanted(
                                "searching", null, Instant.EPOCH, Instant.now().plusSeconds(9), null, 9))
                        .entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.after()).containsEntry("q", true).containsEntry("region", "UA-07");
                    assertThat(entry.toString()).doesNotContain("Вігдорчик");
                });
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
                LocalDate.of(2027, 2, 1));
        Classification named =
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), true, "model:7", Map.of());
        return StoredRequest.classified(request, named, submittedAt);
    }

    private static FileStore files() {
        S3Presigner presigner = S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .endpointOverride(URI.create(S3.environment().getOrDefault("AWS_ENDPOINT_URL_S3", "")))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        return new S3FileStore(S3.client(), presigner, S3.bucket("ExportsBucket"));
    }

    private HttpResponse call(Map<String, String> claims, String route, Map<String, String> query) {
        return call(claims, route, Map.of(), query, new byte[0]);
    }

    private HttpResponse call(
            Map<String, String> claims,
            String route,
            Map<String, String> path,
            Map<String, String> query,
            byte[] body) {
        Corrections corrections = () -> List.of(CORRECTION).stream();
        FileStore files = files();
        ExportsApi api = new ExportsApi(
                list,
                corrections,
                audit,
                new Delivery(files, clock),
                new ExportsByQueue(jobs, message -> asked.add((ExportFiles.Asked) message), files, clock),
                clock);
        return api.router(new Authorization(new DynamoRoles(DYNAMO.client(), DYNAMO.table("RolesTable"), audit)))
                .answer(new HttpRequest(route, JSON, path, query, body, claims));
    }

    private static String text(HttpResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    // ------------------------------------------------------------ by the queue

    @Test
    void aFileIsMadeByTheQueueAndHadByItsOwnerAlone() throws Exception {
        arrives("UA-46", "Через чергу, Львів", "mentoring-hr");
        arrives("UA-63", "Через чергу, Харків", "mentoring-hr");
        HttpResponse begun = begin(REGIONAL_OF_QUEUE, "csv", "mentoring-hr");
        assertThat(begun.status()).isEqualTo(202);
        String id = json(begun).path("exportId").asText();
        assertThat(begun.headers())
                .containsEntry("location", "/v1/exports/" + id)
                .containsKey("retry-after");
        assertThat(json(begun).path("status").asText()).isEqualTo("running");
        make(list);
        JsonNode done = json(status(REGIONAL_OF_QUEUE, id));
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("rows").asInt()).isEqualTo(1);
        String file = fetch(done.path("link").asText());
        assertThat(file).contains("Львів").doesNotContain("Харків").doesNotContain("@");
        assertThat(status(MODERATOR, id).status()).isEqualTo(404);
        // Whoever sees less than when they asked sees the file no more.
        Map<String, String> moved = new HashMap<>(REGIONAL_OF_QUEUE);
        moved.put("regions", "[UA-63]");
        assertThat(status(moved, id).status()).isEqualTo(404);
        clock.go(Duration.ofMinutes(61));
        JsonNode later = json(status(REGIONAL_OF_QUEUE, id));
        assertThat(later.path("status").asText()).isEqualTo("expired");
        assertThat(later.has("link")).isFalse();
    }

    @Test
    void onePersonHasOneExportAtATime() throws IOException {
        Map<String, String> person = person("one-at-a-time");
        HttpResponse first = begin(person, "csv", "veterans");
        HttpResponse again = begin(person, "csv", "veterans");
        assertThat(json(again).path("exportId")).isEqualTo(json(first).path("exportId"));
        HttpResponse other = begin(person, "xlsx", "veterans");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.headers())
                .containsEntry(
                        "location",
                        "/v1/exports/" + json(first).path("exportId").asText());
        assertThat(begin(person("somebody-else"), "csv", "veterans").status()).isEqualTo(202);
        make(list);
        // Of the two messages the second found it done.
        assertThat(notes("one-at-a-time")).hasSize(1);
        assertThat(begin(person, "xlsx", "veterans").status()).isEqualTo(202);
    }

    @Test
    void aFileThatWasCutOffIsMadeAgainFromItsFirstRow() throws Exception {
        arrives("UA-21", "Перший рядок", "vehicles-driving");
        arrives("UA-21", "Другий рядок", "vehicles-driving");
        Map<String, String> person = person("cut-off");
        String id =
                json(begin(person, "csv", "vehicles-driving")).path("exportId").asText();
        ExportFiles.Asked message = asked.getLast();
        assertThatThrownBy(() -> exports(cutOffAfter(1)).make(message, PLENTY)).isInstanceOf(CutOff.class);
        assertThat(json(status(person, id)).path("status").asText()).isEqualTo("running");
        // The one that was cut off may be alive as far as anybody knows: its file is left to it.
        exports(list).make(message, PLENTY);
        assertThat(json(status(person, id)).path("status").asText()).isEqualTo("running");
        clock.go(ExportJob.STALLED.plusSeconds(1));
        assertThat(json(status(person, id)).path("status").asText()).isEqualTo("interrupted");
        exports(list).make(message, PLENTY);
        JsonNode done = json(status(person, id));
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("rows").asInt()).isEqualTo(2);
        assertThat(fetch(done.path("link").asText()).lines()).hasSize(3);
        assertThat(notes("cut-off")).hasSize(1);
    }

    @Test
    void anInterruptedExportCanBeAskedForAnewAndItsOldWorkerStops() throws Exception {
        arrives("UA-23", "Рядок", "foreign-languages");
        Map<String, String> person = person("asks-anew");
        String old =
                json(begin(person, "csv", "foreign-languages")).path("exportId").asText();
        ExportFiles.Asked first = asked.getLast();
        RequestList slow = each(row -> {
            clock.go(ExportJob.STALLED.plusSeconds(1));
            asked.clear();
            assertThat(begin(person, "xlsx", "foreign-languages").status()).isEqualTo(202);
        });
        exports(slow).make(first, Duration.ofHours(1));
        assertThat(status(person, old).status()).isEqualTo(404);
        make(list);
        assertThat(notes("asks-anew"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.after()).containsEntry("file", "requests.xlsx"));
    }

    @Test
    void aListThatIsTooLongStopsInTimeAndSaysWhere() throws IOException {
        arrives("UA-26", "Перший", "state-language");
        arrives("UA-26", "Другий", "state-language");
        Map<String, String> person = person("too-long");
        String id =
                json(begin(person, "csv", "state-language")).path("exportId").asText();
        exports(each(row -> clock.go(Duration.ofSeconds(50)))).make(asked.getLast(), Duration.ofSeconds(100));
        JsonNode ended = json(status(person, id));
        assertThat(ended.path("status").asText()).isEqualTo("too-large");
        assertThat(ended.path("rows").asInt()).isEqualTo(1);
        assertThat(ended.has("link")).isFalse();
        assertThat(notes("too-long")).isEmpty();
    }

    @Test
    void aWishThatCannotBeMetIsRefusedByTheRulesOfTheList() throws IOException {
        HttpResponse wrong = post(MODERATOR, "{\"file\":\"pdf\",\"filters\":{\"status\":5}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(pointers(wrong)).containsExactly("/file", "/filters/status");
        HttpResponse unknown =
                post(MODERATOR, "{\"file\":\"csv\",\"filters\":{\"topic\":\"nothing\",\"limit\":\"5\"}}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(pointers(unknown)).containsExactlyInAnyOrder("/filters/topic", "/filters/limit");
        assertThat(post(LVIV, "{\"file\":\"csv\",\"filters\":{\"region\":\"UA-63\"}}")
                        .status())
                .isEqualTo(403);
        assertThat(post(MODERATOR, "[]").status()).isEqualTo(422);
        assertThat(asked).isEmpty();
    }

    private static final Map<String, String> REGIONAL_OF_QUEUE =
            Map.of("sub", "by-queue", "role", "regional", "regions", "[UA-46]");

    private static Map<String, String> person(String sub) {
        return Map.of("sub", sub, "role", "moderator");
    }

    private HttpResponse begin(Map<String, String> claims, String file, String topic) {
        return post(claims, "{\"file\":\"%s\",\"filters\":{\"topic\":\"%s\"}}".formatted(file, topic));
    }

    private HttpResponse post(Map<String, String> claims, String body) {
        return call(claims, "POST /v1/exports", Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse status(Map<String, String> claims, String id) {
        return call(claims, "GET /v1/exports/{exportId}", Map.of("exportId", id), Map.of(), new byte[0]);
    }

    /** Works off the queue. */
    private void make(RequestList shown) {
        List.copyOf(asked).forEach(message -> exports(shown).make(message, PLENTY));
        asked.clear();
    }

    private ExportFiles exports(RequestList shown) {
        return new ExportFiles(shown, jobs, files(), audit, clock);
    }

    private List<AuditLog.Entry> notes(String person) {
        return audit.find(new AuditLog.Wanted(
                        person, null, Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)), null, 10))
                .entries();
    }

    /** The power goes off. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private RequestList cutOffAfter(int rows) {
        AtomicInteger shown = new AtomicInteger();
        return each(row -> {
            if (shown.incrementAndGet() > rows) {
                throw new CutOff();
            }
        });
    }

    /** The list, on which something happens before each row is shown. */
    private RequestList each(Consumer<StoredRequest> before) {
        return new RequestList() {
            @Override
            public Page page(RequestFilter query, Optional<String> after, int limit) {
                return list.page(query, after, limit);
            }

            @Override
            public Optional<Page> made(RequestFilter query, Optional<String> after, int limit) {
                return list.made(query, after, limit);
            }

            @Override
            public Optional<List<StoredRequest>> all(RequestFilter query, int most) {
                return list.all(query, most);
            }

            @Override
            public OptionalInt count(RequestFilter query, int most) {
                return list.count(query, most);
            }

            @Override
            public List<StoredRequest> changedSince(Instant time, Map<RequestId, Long> known) {
                return list.changedSince(time, known);
            }

            @Override
            public void each(RequestFilter query, Consumer<StoredRequest> action) {
                list.each(query, before.andThen(action));
            }
        };
    }

    private static String fetch(String link) throws IOException {
        try (InputStream file = URI.create(link).toURL().openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(HttpResponse answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    private static List<String> pointers(HttpResponse answer) throws IOException {
        return json(answer).path("errors").findValuesAsText("pointer");
    }

    /** A clock that goes on when it is told to. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.now();

        void go(Duration on) {
            now = now.plus(on);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
