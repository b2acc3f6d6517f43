package ua.ismtr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.json.Json;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;

/** Reads the body of a webhook and finds every rule that it breaks. */
final class SubmissionReader {
    private final Clock clock;

    SubmissionReader(Clock clock) {
        this.clock = clock;
    }

    /** What a body is. */
    sealed interface Outcome {}

    /** It is a request. */
    record Valid(Submission submission) implements Outcome {}

    /** It is JSON, but breaks these rules. */
    record Invalid(List<BrokenRule> brokenRules) implements Outcome {}

    /** It is no JSON in UTF-8. */
    record NotJson() implements Outcome {}

    Outcome read(RequestId id, byte[] body) {
        JsonNode json;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            json = Json.MAPPER.readTree(body);
        } catch (CharacterCodingException e) {
            return new NotJson();
        } catch (IOException e) {
            return new NotJson();
        }
        if (json.isMissingNode()) {
            return new NotJson();
        }
        Fields fields = new Fields(json, clock.instant());
        fields.constant("/type", "training_request.submitted");
        TrainingRequest request = new TrainingRequest(
                id,
                fields.submittedAt("/timestamp"),
                fields.region("/data/center/katottg"),
                new Center(
                        fields.centerCode("/data/center/code"),
                        fields.text("/data/center/name", 200),
                        fields.katottg("/data/center/katottg")),
                fields.oneOf("/data/author/role", JobTitle.values(), JobTitle::of),
                fields.text("/data/text", 4000),
                fields.oneOf("/data/format", Format.values(), Format::of, Format.ANY),
                fields.wholeNumber("/data/participants", 1, 10_000, 1),
                fields.oneOf("/data/urgency", Urgency.values(), Urgency::of, Urgency.NORMAL),
                fields.date("/data/desiredBy"));
        Author author = new Author(fields.optionalText("/data/author/name"), fields.optionalText("/data/author/email"));
        return fields.brokenRules().isEmpty()
                ? new Valid(new Submission(request, author, clock.instant()))
                : new Invalid(fields.brokenRules());
    }
}
