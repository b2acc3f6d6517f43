package ua.ismtr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.WebhookClaims;
import ua.ismtr.platform.WebhookClaims.Claim;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.ExampleRequest;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;

/** What is rehearsed must end well without a network, else a function would start without having learned anything. */
class PrimingTest {
    private static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/000000000000/none";

    private final Clients clients = Clients.inMemory();

    @BeforeEach
    void configureAsAFunctionIs() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "none");
        System.setProperty("aws.secretAccessKey", "none");
    }

    @AfterEach
    void leaveNoConfiguration() {
        List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    @Test
    void aWebhookIsClaimedAndSentOn() {
        Submission submission = ExampleRequest.submitted();
        WebhookClaims claims = WebhookClaims.in(clients, "claims");
        assertThat(claims.claim(submission.request().id(), "hash", Instant.EPOCH))
                .isEqualTo(Claim.TO_BE_QUEUED);
        new SqsMessageQueue(clients.sqs(), QUEUE).send(submission);
        claims.queued(submission.request().id(), submission.request().id(), Instant.EPOCH);
    }

    @Test
    void aRequestIsStoredLinkedAndCounted() {
        StoredRequest request = ExampleRequest.classified();
        DynamoRequests requests = new DynamoRequests(clients.dynamo(), "requests");
        assertThat(new DynamoNewRequests(
                                clients.dynamo(),
                                new RequestItems("requests", "lists"),
                                new DynamoPersonalData("personal", Duration.ofDays(1), new EmailKey("key")),
                                new DynamoOutbox(clients.dynamo(), "outbox"))
                        .insert(new Arrival(
                                request,
                                new Original(ExampleRequest.submitted().author(), "text"),
                                Instant.EPOCH,
                                List.of())))
                .isEqualTo(request);
        SimilarRequests.in(clients, "lists", "links", requests).link(request);
        assertThat(requests.find(request.id())).isEmpty();
        assertThat(new DynamoCounters(clients.dynamo(), "counters", "contributions", Clock.systemUTC())
                        .count(List.of(Contribution.of(request))))
                .isEmpty();
    }

    @Test
    void anObjectIsNotThere() {
        assertThatThrownBy(() -> clients.s3()
                        .getObjectAsBytes(get -> get.bucket("bucket").key("key")))
                .isInstanceOf(NoSuchKeyException.class);
    }
}
