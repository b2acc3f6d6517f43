package ua.ismtr.store;

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
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.domain.Submission;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.store.PersonalData.Original;
import ua.ismtr.store.WebhookClaims.Claim;

/** What is rehearsed must end well without a network, else a function would start without having learned anything. */
class RehearsalTest {
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
        Submission submission = Rehearsal.example();
        WebhookClaims claims = new DynamoWebhookClaims(clients.dynamo(), "claims");
        assertThat(claims.claim(submission.request().id(), "hash", Instant.EPOCH))
                .isEqualTo(Claim.TO_BE_QUEUED);
        new SqsMessageQueue(clients.sqs(), QUEUE).send(submission);
        claims.queued(submission.request().id(), Instant.EPOCH);
    }

    @Test
    void aRequestIsStoredLinkedAndCounted() {
        StoredRequest request = Rehearsal.classifiedExample();
        new DynamoPersonalData(clients.enhancedDynamo(), "personal", Duration.ofDays(1))
                .put(request.id(), new Original(Rehearsal.example().author(), "text"), Instant.EPOCH);
        DynamoRequests requests = new DynamoRequests(clients.dynamo(), "requests");
        assertThat(new DynamoArrivals(clients.dynamo(), "requests", "lists").putIfAbsent(request))
                .isEqualTo(request);
        new DynamoSimilarRequests(clients.dynamo(), "lists", "links", requests).link(request);
        assertThat(requests.find(request.id())).isEmpty();
        assertThat(new DynamoCounters(clients.dynamo(), "counters", "contributions", Clock.systemUTC())
                        .count(List.of(request.contribution())))
                .isEmpty();
    }

    @Test
    void anObjectIsNotThere() {
        assertThatThrownBy(() -> clients.s3()
                        .getObjectAsBytes(get -> get.bucket("bucket").key("key")))
                .isInstanceOf(NoSuchKeyException.class);
    }
}
