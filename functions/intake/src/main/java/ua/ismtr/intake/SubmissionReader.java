package ua.ismtr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.JsonBody.NotJson;
import ua.ismtr.http.JsonBody.Parsed;
import ua.ismtr.http.JsonFields;
import ua.ismtr.http.Problem.BrokenRule;
import ua.ismtr.reference.Named;
import ua.ismtr.requests.Reply;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.SubmissionFields;
import ua.ismtr.requests.Withdrawal;

/** Reads the body of a webhook and finds every rule that it breaks. */
final class SubmissionReader {
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_REPLY = 4000;
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

    /** The author replies to a question. */
    record Replied(Reply reply, List<String> ignored) implements Reading {}

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
                "/type",
                type -> Named.find(Kind.class, type),
                "training_request.submitted, .amended, .withdrawn or .answered");
        Reading reading = switch (kind.orElse(Kind.SUBMITTED)) {
            case SUBMITTED -> new Submitted(submission(id, fields), fields.ignored());
            case AMENDED -> new Amended(submission(named(fields), fields), fields.ignored());
            case WITHDRAWN -> new Withdrawn(withdrawal(fields), fields.ignored());
            case ANSWERED -> new Replied(reply(id, fields), fields.ignored());
        };
        return fields.broken().isEmpty() ? reading : new Invalid(fields.broken().all());
    }

    private enum Kind implements Named {
        SUBMITTED,
        AMENDED,
        WITHDRAWN,
        ANSWERED;

        @Override
        public String id() {
            return "training_request." + name().toLowerCase(Locale.ROOT);
        }
    }

    private Submission submission(RequestId id, JsonFields fields) {
        return SubmissionFields.read(fields, "/data", id, clock.instant());
    }

    private Reply reply(RequestId id, JsonFields fields) {
        checkTimestamp(fields);
        return new Reply(id, named(fields), fields.text("/data/text", LONGEST_REPLY), clock.instant());
    }

    private Withdrawal withdrawal(JsonFields fields) {
        checkTimestamp(fields);
        return new Withdrawal(named(fields), fields.optionalText("/data/reason", LONGEST_REASON), clock.instant());
    }

    private void checkTimestamp(JsonFields fields) {
        if (!fields.isAbsent("/timestamp")) {
            SubmissionFields.submittedAt(fields, clock.instant());
        }
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
}
