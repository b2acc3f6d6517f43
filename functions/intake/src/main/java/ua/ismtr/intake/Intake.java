package ua.ismtr.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.Problem;
import ua.ismtr.intake.SubmissionReader.Invalid;
import ua.ismtr.intake.SubmissionReader.Unreadable;
import ua.ismtr.intake.SubmissionReader.Valid;
import ua.ismtr.platform.WebhookClaims;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.platform.WebhookVerifier.Rejected;
import ua.ismtr.platform.WebhookVerifier.Verified;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.Hash;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;

/** Answers the platform: takes a request once, and tells what has become of one. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LARGEST_BODY = 64 * 1024;

    private final WebhookVerifier verifier;
    private final SubmissionReader reader;
    private final WebhookClaims claims;
    private final Requests requests;
    private final MessageQueue queue;
    private final Clock clock;

    Intake(
            WebhookVerifier verifier,
            SubmissionReader reader,
            WebhookClaims claims,
            Requests requests,
            MessageQueue queue,
            Clock clock) {
        this.verifier = verifier;
        this.reader = reader;
        this.claims = claims;
        this.requests = requests;
        this.queue = queue;
        this.clock = clock;
    }

    HttpResponse answer(HttpRequest request) {
        if (request.body().length > LARGEST_BODY) {
            return Problem.of(413, "Content Too Large", "The body may have 64 KiB")
                    .response();
        }
        return switch (verifier.verify(request)) {
            case Rejected(String reason) -> Problem.unauthorized(reason).response();
            case Verified(String webhookId) ->
                switch (request.route()) {
                    case "POST /v1/training-requests" -> submit(RequestId.ofWebhook(webhookId), request);
                    case "GET /v1/training-requests/{requestId}/status" -> status(request);
                    default -> throw new IllegalArgumentException("No route of intake: " + request.route());
                };
        };
    }

    private HttpResponse submit(RequestId id, HttpRequest request) {
        if (!JsonBody.mediaType(request).equals("application/json")) {
            return Problem.of(415, "Unsupported Media Type", "The body must be application/json")
                    .response();
        }
        return switch (reader.read(id, request.body())) {
            case Unreadable(String reason) -> Problem.badRequest(reason).response();
            case Invalid(var brokenRules) -> Problem.unprocessable(brokenRules).response();
            case Valid(Submission submission) -> accept(submission, Hash.hex(request.body()));
        };
    }

    /**
     * The claim comes first, so that of two bodies under one id one is refused; the queue second, so that 202 means
     * stored; the note that it is queued last. A death between any two of them leaves a repetition free to finish it,
     * and what that may put in the queue twice is counted once all the same.
     */
    private HttpResponse accept(Submission submission, String bodyHash) {
        RequestId id = submission.request().id();
        Instant now = clock.instant();
        return switch (claims.claim(id, bodyHash, now)) {
            case CONFLICT ->
                Problem.of(409, "Conflict", "Another body was sent under this webhook-id")
                        .response();
            case QUEUED -> accepted(id);
            case TO_BE_QUEUED -> {
                queue.send(submission);
                noteQueued(id, now);
                yield accepted(id);
            }
        };
    }

    /** The request is stored durably by now, so a failure to note it must not make the platform believe otherwise. */
    private void noteQueued(RequestId id, Instant now) {
        try {
            claims.queued(id, now);
        } catch (SdkException e) {
            LOG.warn("Request {} is queued, but its claim does not say so", id, e);
        }
    }

    private static HttpResponse accepted(RequestId id) {
        return HttpResponse.json(202, new Accepted(id, Status.ACCEPTED));
    }

    private HttpResponse status(HttpRequest request) {
        Optional<RequestId> id = RequestId.parse(request.path().getOrDefault("requestId", ""));
        return id.flatMap(this::state)
                .map(state -> HttpResponse.json(200, state).with("cache-control", "no-store"))
                .orElseGet(() -> Problem.notFound("There is no such request").response());
    }

    private Optional<State> state(RequestId id) {
        return requests.find(id)
                .map(this::counted)
                .map(request -> new State(id, request.status(), request.updatedAt()))
                .or(() -> claims.queuedAt(id).map(queuedAt -> new State(id, Status.ACCEPTED, queuedAt)));
    }

    /** The request itself, or the one that it is merged into: what becomes of that becomes of both. */
    private StoredRequest counted(StoredRequest request) {
        RequestId into = request.mergedInto();
        return into == null ? request : requests.find(into).orElse(request);
    }

    private record Accepted(RequestId requestId, Status status) {}

    private record State(RequestId requestId, Status status, Instant updatedAt) {}
}
