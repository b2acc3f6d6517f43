package ua.ismtr.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.http.JsonBody;
import ua.ismtr.http.Problem;
import ua.ismtr.http.QueryFields;
import ua.ismtr.intake.SubmissionReader.Amended;
import ua.ismtr.intake.SubmissionReader.Invalid;
import ua.ismtr.intake.SubmissionReader.Replied;
import ua.ismtr.intake.SubmissionReader.Submitted;
import ua.ismtr.intake.SubmissionReader.Unreadable;
import ua.ismtr.intake.SubmissionReader.Withdrawn;
import ua.ismtr.platform.WebhookClaims;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.platform.WebhookVerifier.Rejected;
import ua.ismtr.platform.WebhookVerifier.Verified;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.reference.Hash;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Incoming;
import ua.ismtr.requests.Reply;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestOfPath;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.Withdrawal;
import ua.ismtr.telemetry.Metrics;

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
            return Problem.tooLarge(LARGEST_BODY).response();
        }
        return switch (verifier.verify(request)) {
            case Rejected(String reason) -> Problem.unauthorized(reason).response();
            case Verified(String webhookId) -> QueryFields.none(request, () -> verified(webhookId, request));
        };
    }

    private HttpResponse verified(String webhookId, HttpRequest request) {
        return switch (request.route()) {
            case "POST /v1/training-requests" -> receive(webhookId, request);
            case "GET /v1/training-requests/{requestId}/status" -> status(request);
            default -> throw new IllegalArgumentException("No route of intake: " + request.route());
        };
    }

    private HttpResponse receive(String webhookId, HttpRequest request) {
        if (!JsonBody.mediaType(request).equals("application/json")) {
            return Problem.of(415, "Unsupported Media Type", "The body must be application/json")
                    .response();
        }
        RequestId own = RequestId.ofWebhook(webhookId);
        String hash = Hash.hex(request.body());
        return switch (reader.read(own, request.body())) {
            case Unreadable(String reason) -> Problem.badRequest(reason).response();
            case Invalid(var brokenRules) -> Problem.unprocessable(brokenRules).response();
            case Submitted(Submission submission, var ignored) ->
                accept(own, hash, submission, Optional::empty, new Accepted(own, Status.ACCEPTED, ignored));
            case Amended(Submission amendment, var ignored) -> {
                RequestId id = amendment.request().id();
                yield accept(
                        own,
                        hash,
                        Incoming.of(amendment),
                        () -> obstacle(id, Intake::amendable).or(() -> alreadyWithdrawn(id)),
                        new Accepted(id, Status.ACCEPTED, ignored));
            }
            case Withdrawn(Withdrawal withdrawal, var ignored) -> {
                RequestId id = withdrawal.requestId();
                yield accept(
                        own,
                        hash,
                        Incoming.of(withdrawal),
                        () -> obstacle(id, this::withdrawable),
                        new Accepted(id, Status.WITHDRAWN, ignored));
            }
            case Replied(Reply reply, var ignored) -> {
                RequestId id = reply.requestId();
                yield accept(
                        own,
                        hash,
                        Incoming.of(reply),
                        () -> obstacle(id, stored -> Optional.empty()),
                        new Accepted(id, Status.ACCEPTED, ignored));
            }
        };
    }

    private Optional<Problem> obstacle(RequestId id, Function<StoredRequest, Optional<Problem>> rule) {
        Optional<StoredRequest> stored = requests.find(id);
        if (stored.isPresent()) {
            return rule.apply(stored.get());
        }
        return claims.queuedAt(id).isPresent() ? Optional.empty() : Optional.of(RequestOfPath.unknown());
    }

    /** A withdrawal that still waits in the queue comes before the amendment. */
    private Optional<Problem> alreadyWithdrawn(RequestId id) {
        return claims.isWithdrawn(id) ? Optional.of(Problem.conflict("It is withdrawn")) : Optional.empty();
    }

    private static Optional<Problem> amendable(StoredRequest stored) {
        if (stored.mergedInto() != null) {
            return Optional.of(Problem.conflict("It is merged into " + stored.mergedInto()));
        }
        return stored.status() == Status.WITHDRAWN || stored.status() == Status.DELIVERED
                ? Optional.of(Problem.conflict("It is " + stored.status()))
                : Optional.empty();
    }

    /** What repeats a delivered request is delivered with it. */
    private Optional<Problem> withdrawable(StoredRequest stored) {
        return counted(stored).status() == Status.DELIVERED
                ? Optional.of(Problem.conflict("It is delivered"))
                : Optional.empty();
    }

    /**
     * The claim comes first, so that of two bodies under one id one is refused; the queue second, so that 202 means
     * stored; the note that it is queued last. A death between any two of them leaves a repetition free to finish it,
     * and what that may put in the queue twice counts once all the same.
     *
     * @param own the id of the webhook's claim
     * @param obstacle why it cannot be done, asked when it was not queued before
     */
    private HttpResponse accept(
            RequestId own, String bodyHash, Object message, Supplier<Optional<Problem>> obstacle, Accepted accepted) {
        Instant now = clock.instant();
        return switch (claims.claim(own, bodyHash, now)) {
            case CONFLICT ->
                Problem.conflict("Another body was sent under this webhook-id").response();
            case QUEUED -> HttpResponse.json(202, accepted);
            case TO_BE_QUEUED -> {
                Optional<Problem> problem = obstacle.get();
                if (problem.isPresent()) {
                    yield problem.get().response();
                }
                queue.send(message);
                if (accepted.status() == Status.WITHDRAWN) {
                    claims.withdrawn(accepted.requestId(), now);
                }
                noteQueued(own, accepted.requestId(), now);
                Metrics.give(Map.of("Accepted", 1));
                yield HttpResponse.json(202, accepted);
            }
        };
    }

    /** The request is stored durably by now, so a failure to note it must not make the platform believe otherwise. */
    private void noteQueued(RequestId own, RequestId request, Instant now) {
        try {
            claims.queued(own, request, now);
        } catch (SdkException e) {
            LOG.warn("Request {} is queued, but its claim does not say so", request, e);
        }
    }

    private HttpResponse status(HttpRequest request) {
        Optional<RequestId> id = RequestOfPath.id(request);
        return id.flatMap(this::state)
                .map(state -> HttpResponse.json(200, state).with("cache-control", "no-store"))
                .orElseGet(() -> RequestOfPath.unknown().response());
    }

    private Optional<State> state(RequestId id) {
        return requests.find(id)
                .map(this::counted)
                .map(request -> new State(
                        id,
                        request.status(),
                        request.updatedAt(),
                        request.topics(),
                        request.reason(),
                        request.step().question()))
                .or(() -> claims.queuedAt(id)
                        .map(queuedAt -> new State(id, Status.ACCEPTED, queuedAt, List.of(), null, null)));
    }

    /** The request itself, or the one that it is merged into: what becomes of that becomes of both. */
    private StoredRequest counted(StoredRequest request) {
        RequestId into = request.mergedInto();
        return into == null ? request : requests.find(into).orElse(request);
    }

    /** @param ignored pointers of fields that were not read; left out where there are none */
    private record Accepted(
            RequestId requestId,
            Status status,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ignored) {}

    /**
     * What has become of a request.
     *
     * @param reason a moderator's words for the author
     * @param question what a moderator asked last, until something else happens to the request
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record State(
            RequestId requestId,
            Status status,
            Instant updatedAt,
            List<TopicId> topics,
            @Nullable String reason,
            @Nullable String question) {}
}
