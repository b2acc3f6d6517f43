package ua.ismtr.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.intake.SubmissionReader.Amended;
import ua.ismtr.intake.SubmissionReader.Invalid;
import ua.ismtr.intake.SubmissionReader.Reading;
import ua.ismtr.intake.SubmissionReader.Replied;
import ua.ismtr.intake.SubmissionReader.Submitted;
import ua.ismtr.intake.SubmissionReader.Unreadable;
import ua.ismtr.intake.SubmissionReader.Withdrawn;
import ua.ismtr.json.Json;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.Reply;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.requests.Withdrawal;

class SubmissionReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final RequestId ID = RequestId.ofWebhook("one");
    private static final String BODY = """
        {"type": "training_request.submitted", "timestamp": "2026-11-20T09:12:00Z",
         "data": {
           "center": {"code": "UA46-0117", "name": "ЦНАП Львівської міської ради", "katottg": "UA46060250010015970"},
           "author": {"role": "administrator", "name": "Ім'я Прізвище", "email": "administrator@example.gov.ua"},
           "text": "  Потрібне навчання, як спілкуватися з ветеранами ",
           "format": "online", "participants": 12, "urgency": "high", "desiredBy": "2027-02-01"}}\
        """;

    private final SubmissionReader reader = new SubmissionReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void namesTheFieldsThatWereNotRead() {
        Reading reading = changed(body -> {
            body.put("extra", 1);
            data(body).putObject("attachments").put("a/b", 1);
            ((ObjectNode) data(body).path("center")).put("phone", "x");
        });
        assertThat(((Submitted) reading).ignored())
                .containsExactlyInAnyOrder("/extra", "/data/attachments", "/data/center/phone");
    }

    @Test
    void readsWithdrawalsAndAmendments() {
        String withdrawn =
                "{\"type\":\"training_request.withdrawn\",\"data\":{\"webhookId\":\"one\",\"reason\":\"помилка\"}}";
        assertThat(read(withdrawn)).isEqualTo(new Withdrawn(new Withdrawal(ID, "помилка", NOW), List.of()));
        Reading amended = changed(body -> {
            body.put("type", "training_request.amended");
            data(body).put("requestId", ID.value());
        });
        assertThat(((Amended) amended).submission().request().id()).isEqualTo(ID);
        breaks("/data/requestId", body -> {
            body.put("type", "training_request.amended");
            data(body).put("requestId", "none");
        });
    }

    @Test
    void readsReplies() {
        String replied = "{\"type\":\"training_request.answered\","
                + "\"data\":{\"webhookId\":\"one\",\"text\":\"Для всіх\",\"by\":\"x\"}}";
        assertThat(read(replied)).isEqualTo(new Replied(new Reply(ID, ID, "Для всіх", NOW), List.of("/data/by")));
        breaks("/data/text", body -> {
            body.put("type", "training_request.answered");
            data(body).put("requestId", ID.value()).put("text", "х".repeat(4001));
        });
    }

    @Test
    void readsEveryField() {
        TrainingRequest request = new TrainingRequest(
                ID,
                Instant.parse("2026-11-20T09:12:00Z"),
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП Львівської міської ради", "UA46060250010015970"),
                JobTitle.ADMINISTRATOR,
                "Потрібне навчання, як спілкуватися з ветеранами",
                Format.ONLINE,
                12,
                Urgency.HIGH,
                LocalDate.of(2027, 2, 1));
        Author author = new Author("Ім'я Прізвище", "administrator@example.gov.ua");
        assertThat(read(BODY)).isEqualTo(new Submitted(new Submission(request, author, NOW), List.of()));
    }

    @Test
    void fillsInWhatIsOptional() {
        Reading outcome = changed(body -> {
            data(body).remove(List.of("format", "participants", "urgency"));
            data(body).putNull("desiredBy");
            ((ObjectNode) data(body).get("author")).putNull("name").remove("email");
        });
        Submission submission = ((Submitted) outcome).submission();
        assertThat(submission.request().format()).isEqualTo(Format.ANY);
        assertThat(submission.request().participants()).isEqualTo(1);
        assertThat(submission.request().urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(submission.request().desiredBy()).isNull();
        assertThat(submission.author()).isEqualTo(new Author(null, null));
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        assertThat(changed(body -> body.put("extra", 1))).isInstanceOf(Submitted.class);
        assertThat(changed(body -> data(body).putObject("extra"))).isInstanceOf(Submitted.class);
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        Invalid invalid = (Invalid) read("{}");
        assertThat(invalid.brokenRules())
                .extracting(BrokenRule::pointer)
                .containsExactly(
                        "/type",
                        "/timestamp",
                        "/data/center/katottg",
                        "/data/center/code",
                        "/data/center/name",
                        "/data/author/role",
                        "/data/text");
    }

    @Test
    void holdsEachRuleAtItsBorders() {
        accepts(body -> data(body).put("text", "я".repeat(4000)));
        accepts(body -> data(body).put("text", "🙂".repeat(4000)));
        breaks("/data/text", body -> data(body).put("text", "я".repeat(4001)));
        breaks("/data/text", body -> data(body).put("text", " \n "));
        breaks("/data/text", body -> data(body).put("text", 5));
        accepts(body -> data(body).put("participants", 10_000));
        breaks("/data/participants", body -> data(body).put("participants", 10_001));
        breaks("/data/participants", body -> data(body).put("participants", 0));
        breaks("/data/participants", body -> data(body).put("participants", "12"));
        breaks("/data/participants", body -> data(body).put("participants", 1.5));
        breaks("/data/participants", body -> data(body).put("participants", 99_999_999_999L));
        breaks("/data/format", body -> data(body).put("format", "Online"));
        breaks("/data/urgency", body -> data(body).put("urgency", "urgent"));
        breaks("/data/desiredBy", body -> data(body).put("desiredBy", "2027-02-30"));
        breaks("/data/desiredBy", body -> data(body).put("desiredBy", "01.02.2027"));
        breaks("/data/center/code", body -> center(body).put("code", "код"));
        breaks("/data/center/code", body -> center(body).put("code", "x".repeat(65)));
        breaks("/data/center/name", body -> center(body).put("name", "н".repeat(201)));
        breaks("/data/center/katottg", body -> center(body).put("katottg", "UA46"));
        breaks("/data/center/katottg", body -> center(body).put("katottg", "UA99060250010015970"));
        breaks("/data/author/role", body -> author(body).put("role", "boss"));
        breaks("/data/author/name", body -> author(body).put("name", 1));
        breaks("/type", body -> body.put("type", "training_request.deleted"));
    }

    @Test
    void aTimeMustBeFromThePastAndFromOurTime() {
        accepts(body -> body.put("timestamp", "2026-11-20T10:05:00Z"));
        accepts(body -> body.put("timestamp", "2026-11-20T12:05:00+02:00"));
        accepts(body -> body.put("timestamp", "2020-01-01T00:00:00Z"));
        breaks("/timestamp", body -> body.put("timestamp", "2026-11-20T10:05:01Z"));
        breaks("/timestamp", body -> body.put("timestamp", "2019-12-31T23:59:59Z"));
        breaks("/timestamp", body -> body.put("timestamp", "2026-11-20"));
        breaks("/timestamp", body -> body.put("timestamp", 1763633520));
    }

    @Test
    void whatIsNoJsonIsNotJudgedByRules() {
        for (String text : List.of("", "{", "{} {}", "{\"a\":1,\"a\":2}", "[".repeat(2000))) {
            assertThat(read(text)).isInstanceOf(Unreadable.class);
        }
        assertThat(reader.read(ID, new byte[] {'"', (byte) 0xC3, '"'})).isInstanceOf(Unreadable.class);
    }

    @Test
    void jsonThatIsNoObjectBreaksTheRules() {
        for (String text : List.of("[]", "null", "1", "\"text\"", "{\"data\":[]}", "{\"data\":{\"center\":1}}")) {
            assertThat(read(text)).isInstanceOf(Invalid.class);
        }
    }

    private void accepts(Consumer<ObjectNode> change) {
        assertThat(changed(change)).isInstanceOf(Submitted.class);
    }

    private void breaks(String pointer, Consumer<ObjectNode> change) {
        assertThat(((Invalid) changed(change)).brokenRules())
                .singleElement()
                .extracting(BrokenRule::pointer)
                .isEqualTo(pointer);
    }

    private Reading changed(Consumer<ObjectNode> change) {
        try {
            ObjectNode body = (ObjectNode) Json.MAPPER.readTree(BODY);
            change.accept(body);
            return read(body.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reading read(String body) {
        return reader.read(ID, body.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode data(JsonNode body) {
        return (ObjectNode) body.get("data");
    }

    private static ObjectNode center(JsonNode body) {
        return (ObjectNode) body.at("/data/center");
    }

    private static ObjectNode author(JsonNode body) {
        return (ObjectNode) body.at("/data/author");
    }
}
