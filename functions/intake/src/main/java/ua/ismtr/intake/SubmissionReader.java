package ua.ismtr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonBody.NotJson;
import ua.ismtr.http.JsonBody.Parsed;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
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
    private static final Pattern CENTER_CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KATOTTG = Pattern.compile("UA[0-9]{17}");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private final Clock clock;

    SubmissionReader(Clock clock) {
        this.clock = clock;
    }

    /** What a body is. */
    sealed interface Reading {}

    /** It is a request. */
    record Valid(Submission submission) implements Reading {}

    /** It is JSON, but breaks these rules. */
    record Invalid(List<BrokenRule> brokenRules) implements Reading {}

    /** It is no JSON in UTF-8, for this reason. */
    record Unreadable(String reason) implements Reading {}

    Reading read(RequestId id, byte[] body) {
        return switch (JsonBody.parse(body)) {
            case NotJson(String reason) -> new Unreadable(reason);
            case Parsed(JsonNode json) -> read(id, new JsonFields(json));
        };
    }

    private Reading read(RequestId id, JsonFields fields) {
        fields.constant("/type", "training_request.submitted");
        TrainingRequest request = new TrainingRequest(
                id,
                submittedAt(fields),
                region(fields),
                center(fields),
                fields.oneOf("/data/author/role", JobTitle.class),
                fields.text("/data/text", 4000),
                fields.oneOf("/data/format", Format.class, Format.ANY),
                fields.wholeNumber("/data/participants", 1, 10_000, 1),
                fields.oneOf("/data/urgency", Urgency.class, Urgency.NORMAL),
                fields.day("/data/desiredBy"));
        Author author = new Author(
                fields.optionalLine("/data/author/name", 200), fields.optionalLine("/data/author/email", 320));
        return fields.broken().isEmpty()
                ? new Valid(new Submission(request, author, clock.instant()))
                : new Invalid(fields.broken().all());
    }

    private Instant submittedAt(JsonFields fields) {
        Instant now = clock.instant();
        Instant time = fields.time("/timestamp").orElse(now);
        if (time.isAfter(now.plus(FUTURE))) {
            fields.refuse("/timestamp", "must not be more than 5 minutes ahead");
        } else if (time.isBefore(EARLIEST)) {
            fields.refuse("/timestamp", "must not be before 2020");
        }
        return time;
    }

    private static Center center(JsonFields fields) {
        String code = fields.parsed(
                        "/data/center/code",
                        text -> Optional.of(text)
                                .filter(some -> CENTER_CODE.matcher(some).matches()),
                        "1 to 64 of letters, digits, - and _")
                .orElse("");
        String name = fields.line("/data/center/name", 200);
        return new Center(code, name, fields.string("/data/center/katottg").orElse(""));
    }

    private static RegionId region(JsonFields fields) {
        String katottg = fields.string("/data/center/katottg").orElse("");
        Optional<Region> region = Regions.ofCommunity(katottg);
        if (!KATOTTG.matcher(katottg).matches()) {
            fields.refuse("/data/center/katottg", "must be UA and 17 digits");
        } else if (region.isEmpty()) {
            fields.refuse("/data/center/katottg", "must begin with the code of a region of Ukraine");
        }
        return region.map(Region::id).orElse(new RegionId(""));
    }
}
