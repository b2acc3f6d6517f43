package ua.ismtr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonBody.NotJson;
import ua.ismtr.http.JsonBody.Parsed;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.reference.Named;
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
import ua.ismtr.requests.Withdrawal;

/** Reads the body of a webhook and finds every rule that it breaks. */
final class SubmissionReader {
    private static final Pattern CENTER_CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KATOTTG = Pattern.compile("UA[0-9]{17}");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofMinutes(5);
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_WEBHOOK_ID = 256;

    private final Clock clock;

    SubmissionReader(Clock clock) {
        this.clock = clock;
    }

    /** What a body is. */
    sealed interface Reading {}

    /**
     * It is a new request.
     *
     * @param ignored pointers of fields that were not read
     */
    record Submitted(Submission submission, List<String> ignored) implements Reading {}

    /** It is a request of before as it is to be from now on. */
    record Amended(Submission submission, List<String> ignored) implements Reading {}

    /** It takes a request of before back. */
    record Withdrawn(Withdrawal withdrawal, List<String> ignored) implements Reading {}

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
        Optional<Kind> kind = fields.parsed(
                "/type", type -> Named.find(Kind.class, type), "training_request.submitted, .amended or .withdrawn");
        Reading reading = switch (kind.orElse(Kind.SUBMITTED)) {
            case SUBMITTED -> new Submitted(submission(id, fields), fields.ignored());
            case AMENDED -> new Amended(submission(named(fields), fields), fields.ignored());
            case WITHDRAWN -> new Withdrawn(withdrawal(fields), fields.ignored());
        };
        return fields.broken().isEmpty() ? reading : new Invalid(fields.broken().all());
    }

    private enum Kind implements Named {
        SUBMITTED,
        AMENDED,
        WITHDRAWN;

        @Override
        public String id() {
            return "training_request." + name().toLowerCase(Locale.ROOT);
        }
    }

    private Submission submission(RequestId id, JsonFields fields) {
        TrainingRequest request = new TrainingRequest(
                id,
                submittedAt(fields),
                region(fields),
                center(fields),
                fields.oneOf("/data/author/role", JobTitle.class),
                fields.text("/data/text", LONGEST_TEXT),
                fields.oneOf("/data/format", Format.class, Format.ANY),
                fields.wholeNumber("/data/participants", 1, 10_000, 1),
                fields.oneOf("/data/urgency", Urgency.class, Urgency.NORMAL),
                fields.day("/data/desiredBy"));
        Author author = new Author(
                fields.optionalLine("/data/author/name", 200), fields.optionalLine("/data/author/email", 320));
        return new Submission(request, author, clock.instant());
    }

    private Withdrawal withdrawal(JsonFields fields) {
        if (!fields.isAbsent("/timestamp")) {
            submittedAt(fields);
        }
        return new Withdrawal(named(fields), fields.optionalText("/data/reason", LONGEST_REASON), clock.instant());
    }

    /** The request that is meant: by its id, or by the webhook that brought it. */
    private static RequestId named(JsonFields fields) {
        if (!fields.isAbsent("/data/webhookId") && fields.isAbsent("/data/requestId")) {
            return RequestId.ofWebhook(fields.text("/data/webhookId", LONGEST_WEBHOOK_ID));
        }
        return fields.parsed(
                        "/data/requestId",
                        RequestId::parse,
                        "the requestId of an earlier answer, or webhookId be given")
                .orElse(RequestId.ofWebhook(""));
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
