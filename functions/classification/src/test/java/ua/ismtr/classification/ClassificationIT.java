package ua.ismtr.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.counters.Contribution;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Author;
import ua.ismtr.requests.Center;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.DynamoSimilarRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.SqsExtension;

class ClassificationIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO =
            new DynamoExtension("RequestsTable", "ListsTable", "LinksTable", "PersonalDataTable", "OutboxTable");

    @RegisterExtension
    static final SqsExtension SQS = new SqsExtension();

    private static final Classifier VETERANS = answering("veterans", true);

    private final Requests requests = new DynamoRequests(DYNAMO.client(), DYNAMO.table("RequestsTable"));
    private final MessageQueue queue = new SqsMessageQueue(SQS.client(), SQS.url("ClassifiedQueue"));
    private final DynamoOutbox outbox = new DynamoOutbox(DYNAMO.client(), DYNAMO.table("OutboxTable"));
    private final List<Object> told = new ArrayList<>();
    private final RequestId id = RequestId.ofWebhook(UUID.randomUUID().toString());

    @BeforeEach
    void emptyTheQueue() {
        SQS.drain("ClassifiedQueue");
    }

    @Test
    void storesTheRequestAndSendsWhatItCounts() {
        classifying(VETERANS, queue).handle(message());
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(stored.status()).isEqualTo(Status.CLASSIFIED);
        assertThat(stored.topics()).containsExactly(new TopicId("veterans"));
        assertThat(stored.classification().classifiedBy()).isEqualTo("model:test");
        assertThat(sent()).containsExactly(Contribution.of(stored));
    }

    @Test
    void thePlatformIsToldOfTheStatus() {
        classifying(VETERANS, queue).handle(message());
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(told).containsExactly(Notification.of(StatusChange.of(stored).message()));
    }

    @Test
    void whatIsNotCertainWaitsForReview() {
        classifying(answering("veterans", false), queue).handle(message());
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo(Status.NEEDS_REVIEW);
    }

    @Test
    void aMessageDeliveredAgainKeepsTheTopicsItWasStoredWith() {
        classifying(VETERANS, queue).handle(message());
        classifying(answering("land", true), queue).handle(message());
        assertThat(requests.find(id).orElseThrow().topics()).containsExactly(new TopicId("veterans"));
        Contribution stored = Contribution.of(requests.find(id).orElseThrow());
        assertThat(sent()).containsExactly(stored, stored);
    }

    @Test
    void aDeathBetweenStoringAndSendingIsMadeGoodByTheNextDelivery() {
        MessageQueue dying = value -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> classifying(VETERANS, dying).handle(message())).hasMessage("killed");
        assertThat(sent()).isEmpty();
        classifying(answering("land", true), queue).handle(message());
        assertThat(sent()).containsExactly(Contribution.of(requests.find(id).orElseThrow()));
    }

    @Test
    void theFirstStatusIsPromisedEvenIfAStepAfterStoringFails() {
        MessageQueue dying = value -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> classifying(VETERANS, dying).handle(message())).hasMessage("killed");
        assertThat(told).isEmpty();
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(outbox.open()).contains(StatusChange.of(stored).message());
    }

    private Classifying classifying(Classifier classifier, MessageQueue classified) {
        return new Classifying(
                classifier,
                new DynamoNewRequests(
                        DYNAMO.client(),
                        new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable")),
                        new DynamoPersonalData(
                                DYNAMO.table("PersonalDataTable"), Duration.ofDays(30), new EmailKey("key")),
                        outbox),
                new DynamoSimilarRequests(
                        DYNAMO.client(), DYNAMO.table("ListsTable"), DYNAMO.table("LinksTable"), requests),
                classified,
                new StatusNotifier(told::add, outbox, true),
                new CoursesAtOnce(new CatalogueOfTests(), Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static Classifier answering(String topic, boolean certain) {
        return text ->
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), certain, "model:test", Map.of());
    }

    private QueueMessage message() {
        TrainingRequest request = new TrainingRequest(
                id,
                Instant.parse("2026-11-20T09:12:00Z"),
                new RegionId("UA-46"),
                new Center("UA46-0117", "ЦНАП", "UA46060250010015970"),
                JobTitle.HEAD,
                "Навчіть говорити з ветеранами",
                Format.ONLINE,
                3,
                Urgency.NORMAL,
                null);
        Submission submission = new Submission(
                request, new Author("Ім'я", "head@example.gov.ua"), Instant.parse("2026-11-20T09:13:00Z"));
        return new QueueMessage("message", Json.asciiText(submission), 1);
    }

    private static List<Contribution> sent() {
        return SQS.drain("ClassifiedQueue").stream()
                .map(Message::body)
                .map(body -> Json.read(body, Contribution.class))
                .toList();
    }
}
