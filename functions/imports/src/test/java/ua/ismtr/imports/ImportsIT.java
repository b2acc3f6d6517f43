package ua.ismtr.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.json.Json;
import ua.ismtr.platform.ImportClaims;
import ua.ismtr.requests.Import;
import ua.ismtr.requests.Incoming;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;

class ImportsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("ClaimsTable", "AuditTable");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> MODERATOR = Map.of("sub", "olena", "role", "moderator");
    private static final String HEADER = "timestamp;externalRef;center.code;center.name;center.katottg;author.role;"
            + "text;participants;status;statusDate";

    private final List<Object> queued = new ArrayList<>();
    private final ImportsApi api = new ImportsApi(
            ImportClaims.in(Clients.with(DYNAMO.client()), DYNAMO.table("ClaimsTable")),
            queued::add,
            new DynamoAuditLog(DYNAMO.client(), DYNAMO.table("AuditTable"), Duration.ofDays(30)),
            CLOCK);

    private static String row(String number, String text) {
        return """
            {"timestamp":"2022-03-01T09:00:00Z","externalRef":"%s","text":"%s","participants":7,
             "center":{"code":"UA46-0117","name":"ЦНАП","katottg":"UA46060250010015970"},"author":{"role":"head"},
             "status":"delivered","statusDate":"2022-06-01"}\
            """.formatted(number, text);
    }

    @Test
    void aFileIsImportedOnceHoweverOftenItIsSent() {
        String number = UUID.randomUUID().toString();
        String file = "{\"requests\":[" + row(number + "-1", "Лист") + "," + row(number + "-2", "Інший") + "]}";
        assertThat(counts(json(file, true))).containsExactly(2, 0, 0, 0);
        assertThat(queued).isEmpty();
        assertThat(counts(json(file, false))).containsExactly(2, 0, 0, 0);
        assertThat(queued).hasSize(2);
        Import first = imported(queued.getFirst());
        assertThat(first.status()).isEqualTo(Status.DELIVERED);
        assertThat(first.submission().request().participants()).isEqualTo(7);
        for (int i = 0; i < 3; i++) {
            assertThat(counts(json(file, false))).containsExactly(0, 0, 2, 0);
        }
        assertThat(queued).hasSize(2);
        assertThat(counts(json(file.replace("Інший", "Виправлений"), false))).containsExactly(0, 1, 1, 0);
    }

    @Test
    void theSameRowInAnotherFileIsTheSameRow() throws IOException {
        String number = UUID.randomUUID().toString();
        String row = row(number, "Лист");
        assertThat(counts(json("{\"requests\":[" + row + "]}", false))).containsExactly(1, 0, 0, 0);
        ObjectNode turned = Json.MAPPER.createObjectNode();
        List<Map.Entry<String, JsonNode>> fields =
                new ArrayList<>(Json.MAPPER.readTree(row).properties());
        fields.reversed().forEach(field -> turned.set(field.getKey(), field.getValue()));
        turned.put("column", "that nobody knows").put("timestamp", "2022-03-01T11:00:00+02:00");
        assertThat(counts(json("{\"requests\":[" + turned + "]}", false))).containsExactly(0, 0, 1, 0);
        String csv = HEADER + "\n2022-03-01T09:00:00Z;" + number
                + ";UA46-0117;ЦНАП;UA46060250010015970;head;Лист;7;delivered;2022-06-01\n";
        assertThat(counts(send("text/csv", csv.getBytes(StandardCharsets.UTF_8), false)))
                .containsExactly(0, 0, 1, 0);
        assertThat(queued).hasSize(1);
        String later = csv.replace("2022-06-01", "2022-06-02");
        assertThat(counts(send("text/csv", later.getBytes(StandardCharsets.UTF_8), false)))
                .containsExactly(0, 1, 0, 0);
    }

    @Test
    void everyRejectedRowIsNamedInAnAnswerThatFits() {
        String bad = "{\"externalRef\":\"" + "x".repeat(300) + "\"}";
        String file = "{\"requests\":[" + String.join(",", Collections.nCopies(5_000, bad)) + "]}";
        HttpResponse answer = answer("application/json", file.getBytes(StandardCharsets.UTF_8), true);
        assertThat(answer.body().length).isLessThan(5 * 1024 * 1024);
        JsonNode rejected = Json.read(new String(answer.body(), StandardCharsets.UTF_8), JsonNode.class)
                .path("rejected");
        assertThat(rejected).hasSize(5_000);
        assertThat(rejected.at("/4999/index").asInt()).isEqualTo(4_999);
        assertThat(rejected.at("/4999/errors/0/pointer").asText()).startsWith("/requests/4999/");
        assertThat(rejected.at("/4999/errors").findValuesAsText("detail").getLast())
                .matches("and \\d+ more rules are broken");
    }

    @Test
    void aBadRowHarmsNoOther() {
        String number = UUID.randomUUID().toString();
        String bad = row(number + "-2", "Лист")
                .replace("UA46060250010015970", "UA99")
                .replace("\"head\"", "\"boss\"");
        String again = row(number + "-1", "Лист");
        JsonNode answer =
                json("{\"requests\":[" + row(number + "-1", "Лист") + "," + bad + "," + again + ",7]}", false);
        assertThat(counts(answer)).containsExactly(1, 0, 0, 3);
        assertThat(answer.at("/rejected/0/index").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected").findValuesAsText("pointer"))
                .contains(
                        "/requests/1/center/katottg",
                        "/requests/1/author/role",
                        "/requests/2/externalRef",
                        "/requests/3");
    }

    @Test
    void tablesAreReadWithEverySeparatorAndFromSpreadsheets() throws IOException {
        String number = UUID.randomUUID().toString();
        String line = "2022-03-01T09:00:00Z;%s;UA46-0117;ЦНАП;UA46060250010015970;head;\"Лист; з"
                + " крапкою\";7;declined;2022-05-01";
        String csv = "\ufeff" + HEADER + "\r\n" + line.formatted(number) + "\r\n";
        assertThat(counts(send("text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8), false)))
                .containsExactly(1, 0, 0, 0);
        String tabs = csv.replace(number, number + "-t")
                .replace("\"Лист; з крапкою\"", "Лист")
                .replace(';', '\t');
        assertThat(counts(send("text/csv", tabs.getBytes(StandardCharsets.UTF_8), false)))
                .containsExactly(1, 0, 0, 0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "ISMTR", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            String[] names = HEADER.split(";", -1);
            String[] values = line.formatted(number + "-x")
                    .replace("\"", "")
                    .replace("Лист; з", "Лист з")
                    .split(";", -1);
            for (int i = 0; i < names.length; i++) {
                sheet.value(0, i, names[i]);
                sheet.value(1, i, values[i]);
            }
            sheet.value(1, 7, 7);
            sheet.value(1, 0, LocalDateTime.of(2022, 3, 1, 0, 0));
            sheet.style(1, 0).format("dd.mm.yyyy hh:mm").set();
            sheet.value(1, 9, LocalDate.of(2022, 5, 1));
            sheet.style(1, 9).format("dd.mm.yyyy").set();
        }
        assertThat(counts(send(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        file.toByteArray(),
                        false)))
                .containsExactly(1, 0, 0, 0);
        assertThat(imported(queued.getLast()).submission().request().participants())
                .isEqualTo(7);
        assertThat(imported(queued.getLast()).submission().request().submittedAt())
                .as("midnight in Kyiv")
                .isEqualTo(Instant.parse("2022-02-28T22:00:00Z"));
        assertThat(imported(queued.getLast()).statusDate()).isEqualTo(LocalDate.of(2022, 5, 1));
    }

    @Test
    void emptyRowsAreNoRowsAndCountAsPlacesOfTheTable() {
        String number = UUID.randomUUID().toString();
        String line = "\n2022-03-01T09:00:00Z;%s;UA46-0117;ЦНАП;UA46060250010015970;%s;Лист;7;declined;2022-05-01";
        String csv = "\n\n" + HEADER + line.formatted(number + "-1", "head") + "\n\n;;;;;;;;;"
                + line.formatted(number + "-2", "boss") + "\n\n";
        JsonNode answer = send("text/csv", csv.getBytes(StandardCharsets.UTF_8), true);
        assertThat(counts(answer)).containsExactly(1, 0, 0, 1);
        assertThat(answer.at("/rejected/0/index").asInt()).isEqualTo(3);
        assertThat(answer.at("/rejected/0/errors/0/pointer").asText()).isEqualTo("/requests/3/author/role");
    }

    @Test
    void aNameOfTwoColumnsIsRefused() {
        String csv = HEADER + ";text\n";
        HttpResponse answer = answer("text/csv", csv.getBytes(StandardCharsets.UTF_8), true);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("column 11");
    }

    @Test
    void whatIsNoFileIsSaidSo() {
        assertThat(answer("text/csv", new byte[] {(byte) 0xCB, (byte) 0xE8}).status())
                .isEqualTo(400);
        assertThat(answer("text/csv", (HEADER + "\n\"open").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(answer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new byte[] {1, 2})
                        .status())
                .isEqualTo(400);
        assertThat(answer("image/png", new byte[] {1}).status()).isEqualTo(415);
        assertThat(answer("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(answer("application/json", new byte[6 * 1024 * 1024]).status())
                .isEqualTo(413);
        assertThat(answer(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                new byte[4 * 1024 * 1024 + 1])
                        .status())
                .isEqualTo(413);
    }

    private static Import imported(Object message) {
        return Objects.requireNonNull(((Incoming) message).imported());
    }

    private static List<Integer> counts(JsonNode answer) {
        return List.of(
                answer.path("created").asInt(),
                answer.path("changed").asInt(),
                answer.path("unchanged").asInt(),
                answer.path("rejected").size());
    }

    private JsonNode json(String body, boolean preview) {
        return send("application/json", body.getBytes(StandardCharsets.UTF_8), preview);
    }

    private JsonNode send(String mediaType, byte[] body, boolean preview) {
        HttpResponse answer = answer(mediaType, body, preview);
        assertThat(answer.status()).isEqualTo(200);
        return Json.read(new String(answer.body(), StandardCharsets.UTF_8), JsonNode.class);
    }

    private HttpResponse answer(String mediaType, byte[] body) {
        return answer(mediaType, body, false);
    }

    private HttpResponse answer(String mediaType, byte[] body, boolean preview) {
        return api.router(new Authorization(sub -> Optional.empty()))
                .answer(new HttpRequest(
                        "POST /v1/training-requests/imports",
                        Map.of("content-type", mediaType),
                        Map.of(),
                        preview ? Map.of("preview", "true") : Map.of(),
                        body,
                        MODERATOR));
    }
}
