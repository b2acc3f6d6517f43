package ua.ismtr.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.aws.Items;
import ua.ismtr.changes.DynamoNewRequests;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.RequestChanges.Change;
import ua.ismtr.changes.RequestChanges.Step;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.counters.Contribution;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.PlatformMessage;
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
import ua.ismtr.requests.DynamoErasure;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoPersonalDataReader;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.History;
import ua.ismtr.requests.HistoryEntry;
import ua.ismtr.requests.Import;
import ua.ismtr.requests.Incoming;
import ua.ismtr.requests.JobTitle;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.Reply;
import ua.ismtr.requests.RequestFilter;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.RequestList;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Urgency;
import ua.ismtr.requests.Withdrawal;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.SqsExtension;
import ua.ismtr.text.Stemmer;

class ClassificationIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

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
        assertThat(told).containsExactly(Notification.of(firstStatus(stored)));
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
    void ofTwoThatStoreItAtTheSameMomentTheLaterTakesItsEntriesBack() {
        Runnable other = () -> classifying(VETERANS, queue).handle(message());
        try (DynamoDbClient slow = interrupted(new Meanwhile(TransactWriteItemsRequest.class, other))) {
            classifying(slow, answering("land", true), queue).handle(message());
        }
        assertThat(requests.find(id).orElseThrow().topics()).containsExactly(new TopicId("veterans"));
        assertThat(listed("topic=veterans#")).isTrue();
        assertThat(listed("topic=land#")).isFalse();
    }

    @Test
    void aDecisionMadeWhileEntriesAreTakenBackStaysOnTheLists() {
        Runnable other = () -> classifying(VETERANS, queue).handle(message());
        Runnable decision = () -> {
            StoredRequest before = requests.find(id).orElseThrow();
            StoredRequest after = before.next(Status.PLANNED, "moderator:olena", null, Instant.now());
            changes(null)
                    .change(new Change(List.of(new Step(before, after)), noted(after), Optional.empty(), List.of()));
        };
        try (DynamoDbClient slow = interrupted(
                new Meanwhile(TransactWriteItemsRequest.class, other),
                new Meanwhile(BatchWriteItemRequest.class, decision))) {
            classifying(slow, answering("land", true), queue).handle(message());
        }
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo(Status.PLANNED);
        assertThat(listed("status=planned#")).isTrue();
        assertThat(listed("status=classified#")).isFalse();
        assertThat(listed("topic=land#")).isFalse();
        assertThat(history().stream().map(HistoryEntry::status)).containsExactly(Status.CLASSIFIED, Status.PLANNED);
    }

    private boolean listed(String list) {
        return DYNAMO.client().scanPaginator(scan -> scan.tableName(DYNAMO.table("ListsTable"))).items().stream()
                .anyMatch(item -> item.toString().contains(id.value())
                        && Items.text(item, "listKey").startsWith(list));
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
        assertThat(outbox.open()).contains(firstStatus(stored));
    }

    private static PlatformMessage firstStatus(StoredRequest stored) {
        return new CoursesAtOnce(new CatalogueOfTests(), Clock.systemUTC())
                .with(StatusChange.of(stored).message(), stored);
    }

    /** Something that happens just before a client makes a call of this kind. */
    private record Meanwhile(Class<?> call, Runnable happens) {}

    /** A client during whose calls these things happen, one after the other. */
    private static DynamoDbClient interrupted(Meanwhile... things) {
        Deque<Meanwhile> open = new ArrayDeque<>(List.of(things));
        ExecutionInterceptor interceptor = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                Meanwhile next = open.peek();
                if (next != null && next.call().isInstance(context.request())) {
                    open.remove();
                    next.happens().run();
                }
            }
        };
        return DynamoDbClient.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(DYNAMO.environment().get("AWS_ENDPOINT_URL_DYNAMODB"))))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }

    private Classifying classifying(Classifier classifier, MessageQueue classified) {
        return classifying(DYNAMO.client(), classifier, classified);
    }

    private Classifying classifying(DynamoDbClient dynamo, Classifier classifier, MessageQueue classified) {
        StatusNotifier notifier = new StatusNotifier(requests, told::add, outbox, true);
        DynamoPersonalData personalData =
                new DynamoPersonalData(DYNAMO.table("PersonalDataTable"), Duration.ofDays(30), new EmailKey("key"));
        return new Classifying(
                classifier,
                new DynamoNewRequests(
                        dynamo,
                        new RequestItems(DYNAMO.table("RequestsTable"), DYNAMO.table("ListsTable")),
                        personalData,
                        outbox),
                SimilarRequests.in(
                        Clients.with(DYNAMO.client()),
                        DYNAMO.table("ListsTable"),
                        DYNAMO.table("LinksTable"),
                        requests),
                classified,
                notifier,
                new Revisions(
                        requests,
                        History.in(Clients.with(DYNAMO.client()), DYNAMO.table("ListsTable")),
                        changes(personalData),
                        notifier,
                        Clock.systemUTC()),
                new CoursesAtOnce(new CatalogueOfTests(), Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static DynamoRequestChanges changes(@Nullable DynamoPersonalData personalData) {
        DynamoRequestChanges.Tables tables = new DynamoRequestChanges.Tables(
                DYNAMO.table("RequestsTable"),
                DYNAMO.table("ListsTable"),
                DYNAMO.table("CountersTable"),
                DYNAMO.table("ContributionsTable"),
                DYNAMO.table("AuditTable"),
                DYNAMO.table("CorrectionsTable"),
                DYNAMO.table("OutboxTable"));
        return new DynamoRequestChanges(DYNAMO.client(), tables, Duration.ofDays(30), personalData, Clock.systemUTC());
    }

    @Test
    void aWithdrawnRequestCountsNowhereHoweverOftenThatIsSaid() {
        classifying(VETERANS, queue).handle(message());
        Contribution counted = Contribution.of(requests.find(id).orElseThrow());
        counters().count(List.of(counted));
        long before = figure("requests");
        for (int i = 0; i < 3; i++) {
            classifying(VETERANS, queue).handle(withdrawal());
        }
        counters().count(List.of(counted));
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(stored.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(stored.version()).isEqualTo(2);
        assertThat(figure("requests")).isEqualTo(before - 1);
        assertThat(history()).extracting(HistoryEntry::status).containsExactly(Status.CLASSIFIED, Status.WITHDRAWN);
    }

    @Test
    void aReplyStandsInTheHistoryOnceWithoutPersonalData() {
        classifying(VETERANS, queue).handle(message());
        Reply reply = new Reply(
                RequestId.ofWebhook("reply " + id), id, "Для всіх трьох, дзвоніть 067 123 45 67", Instant.now());
        for (int i = 0; i < 2; i++) {
            classifying(VETERANS, queue).handle(new QueueMessage("4", Json.text(Incoming.of(reply)), 1));
        }
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(stored.status()).isEqualTo(Status.CLASSIFIED);
        assertThat(stored.version()).isEqualTo(2);
        assertThat(history().getLast().answer()).isEqualTo(reply.withText("Для всіх трьох, дзвоніть [телефон]"));
    }

    @Test
    void theReasonOfAWithdrawalIsKeptWithoutPersonalData() {
        classifying(VETERANS, queue).handle(message());
        Withdrawal withdrawal = new Withdrawal(id, "навчить Марія Коваль, 067 123 45 67", Instant.now());
        classifying(VETERANS, queue).handle(new QueueMessage("2", Json.text(Incoming.of(withdrawal)), 1));
        assertThat(history().getLast().reason()).isEqualTo("навчить [ім'я], [телефон]");
    }

    @Test
    void anAmendmentMovesTheFiguresAndAnOlderOneChangesNothing() {
        classifying(VETERANS, queue).handle(message());
        counters().count(List.of(Contribution.of(requests.find(id).orElseThrow())));
        long people = figure("participants");
        Classifying landReader = classifying(answering("land", true), queue);
        landReader.handle(amendment("2026-11-21T09:00:00Z", "Потрібне навчання про землю", 40));
        landReader.handle(amendment("2026-11-21T09:00:00Z", "Потрібне навчання про землю", 40));
        landReader.handle(amendment("2026-11-21T08:59:59Z", "Старе", 1));
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.request().text()).isEqualTo("Потрібне навчання про землю");
        assertThat(stored.request().submittedAt()).isEqualTo(Instant.parse("2026-11-20T09:12:00Z"));
        assertThat(stored.topics()).containsExactly(new TopicId("land"));
        assertThat(figure("participants")).isEqualTo(people + 40 - request().participants());
        RequestList list =
                new DynamoRequestList(DYNAMO.client(), DYNAMO.table("ListsTable"), (DynamoRequests) requests);
        assertThat(found(list, "земля")).contains(id);
        assertThat(found(list, "ветеранами")).doesNotContain(id);
    }

    @Test
    void anAmendmentOfTheSameTextLeavesMasksTopicsAndNotesAsTheyAre() {
        String text = "Навчіть говорити з ветеранами, просить Зюзюцелка";
        String masked = "Навчіть говорити з ветеранами, просить [особа 1]";
        classifying(VETERANS, queue).handle(message(text));
        StoredRequest before = requests.find(id).orElseThrow();
        StoredRequest after = before.withTopics(List.of(new TopicId("land")), "moderator:olena")
                .withText(masked)
                .next(before.status(), "moderator:olena", "просила [особа 1]", Instant.now());
        changes(null).change(new Change(List.of(new Step(before, after)), noted(after), Optional.empty(), List.of()));
        DynamoErasure originals =
                new DynamoErasure(DYNAMO.client(), DYNAMO.table("PersonalDataTable"), new EmailKey("key"));
        originals.keepNote(id, after.version(), "просила Зюзюцелка");
        classifying(VETERANS, queue).handle(amendment("2026-11-21T09:00:00Z", text, 40));
        StoredRequest amended = requests.find(id).orElseThrow();
        assertThat(amended.request().participants()).isEqualTo(40);
        assertThat(amended.request().text()).isEqualTo(masked);
        assertThat(amended.topics()).containsExactly(new TopicId("land"));
        Original original = personalData().find(id, Instant.now()).orElseThrow();
        assertThat(original.text()).isEqualTo(text);
        assertThat(original.notes()).containsExactly(Map.entry(after.version(), "просила Зюзюцелка"));
    }

    @Test
    void whatRepeatsAWithdrawnRequestIsToldAsItIsByItself() {
        RequestId repeating = RequestId.ofWebhook("repeating " + id);
        classifying(VETERANS, queue).handle(message());
        classifying(VETERANS, queue)
                .handle(new QueueMessage(
                        "1", Json.text(submission(repeating, request().submittedAt())), 1));
        StoredRequest own = requests.find(id).orElseThrow();
        StoredRequest other = requests.find(repeating).orElseThrow();
        Instant now = Instant.now();
        StoredRequest planned = own.withMerged(List.of(repeating)).next(Status.PLANNED, "moderator:olena", null, now);
        StoredRequest merged = other.withMergedInto(id).next(other.status(), "moderator:olena", null, now);
        changes(null)
                .change(new Change(
                        List.of(new Step(own, planned), new Step(other, merged)),
                        noted(planned),
                        Optional.empty(),
                        List.of()));
        told.clear();
        for (int i = 0; i < 2; i++) {
            classifying(VETERANS, queue).handle(withdrawal());
        }
        assertThat(told.stream()
                        .map(one -> ((Notification) one).message().data())
                        .map(data -> data.path("requestId").asText() + " "
                                + data.path("status").asText()))
                .containsExactly(repeating + " classified", id + " withdrawn");
    }

    @Test
    void allThatRepeatAWithdrawnRequestCountByThemselvesHoweverManyTheyAre() {
        Classifying reader = classifying(VETERANS, queue);
        reader.handle(message());
        List<RequestId> repeating = new ArrayList<>();
        Instant first = request().submittedAt();
        for (int i = 0; i < 20; i++) {
            repeating.add(RequestId.ofWebhook(i + " " + id));
            Submission submission = submission(repeating.getLast(), first.minus(Duration.ofDays(i)));
            reader.handle(new QueueMessage("1", Json.text(submission), 1));
            StoredRequest own = requests.find(id).orElseThrow();
            StoredRequest other = requests.find(repeating.getLast()).orElseThrow();
            List<RequestId> merged = new ArrayList<>(own.merged());
            merged.add(other.id());
            StoredRequest with = own.withMerged(merged).next(own.status(), "moderator:olena", null, Instant.now());
            StoredRequest into = other.withMergedInto(id).next(other.status(), "moderator:olena", null, Instant.now());
            changes(null)
                    .change(new Change(
                            List.of(new Step(own, with), new Step(other, into)),
                            noted(with),
                            Optional.empty(),
                            List.of()));
        }
        long counted = figure("requests");
        for (int i = 0; i < 2; i++) {
            reader.handle(withdrawal());
        }
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(requests.find(id).orElseThrow().merged()).isEmpty();
        assertThat(requests.findAll(repeating).values())
                .hasSize(20)
                .allSatisfy(stored -> assertThat(stored.mergedInto()).isNull());
        assertThat(figure("requests")).isEqualTo(counted + 19);
    }

    @Test
    void whatRepeatsADeliveredRequestStays() {
        Classifying reader = classifying(VETERANS, queue);
        RequestId other = RequestId.ofWebhook("other " + id);
        reader.handle(message());
        reader.handle(
                new QueueMessage("1", Json.text(submission(other, request().submittedAt())), 1));
        StoredRequest own = requests.find(id).orElseThrow();
        StoredRequest counted = requests.find(other).orElseThrow();
        StoredRequest into = own.withMergedInto(other).next(own.status(), "moderator:olena", null, Instant.now());
        StoredRequest delivered =
                counted.withMerged(List.of(id)).next(Status.DELIVERED, "moderator:olena", null, Instant.now());
        changes(null)
                .change(new Change(
                        List.of(new Step(own, into), new Step(counted, delivered)),
                        noted(into),
                        Optional.empty(),
                        List.of()));
        reader.handle(withdrawal());
        assertThat(requests.find(id)).contains(into);
    }

    @Test
    void aPlanStaysForTheTopicsThatItWasMadeFor() {
        classifying(VETERANS, queue).handle(message());
        StoredRequest before = requests.find(id).orElseThrow();
        StoredRequest planned = before.next(Status.PLANNED, "moderator:olena", null, Instant.now());
        changes(null)
                .change(new Change(List.of(new Step(before, planned)), noted(planned), Optional.empty(), List.of()));
        classifying(answering("not-a-request", true), queue).handle(amendment("2026-11-21T09:00:00Z", "Дякуємо", 7));
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(stored.request().text()).isEqualTo("Дякуємо");
        assertThat(stored.status()).isEqualTo(Status.PLANNED);
        assertThat(stored.topics()).containsExactly(new TopicId("veterans"));
        assertThat(stored.proposal().topics()).containsExactly(TopicId.NOT_A_REQUEST);
    }

    @Test
    void aCorrectedRowOfAnImportCorrectsItsRequest() {
        Classifying reader = classifying(VETERANS, queue);
        reader.handle(row("2022-03-01T09:00:00Z", Status.DELIVERED, "2022-06-01"));
        counters().count(List.of(Contribution.of(requests.find(id).orElseThrow())));
        for (int i = 0; i < 2; i++) {
            reader.handle(row("2022-03-01T09:00:00Z", Status.DELIVERED, "2022-06-01"));
        }
        assertThat(requests.find(id).orElseThrow().version()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            reader.handle(row("2022-03-01T09:00:00Z", Status.DELIVERED, "2022-07-01"));
        }
        StoredRequest dated = requests.find(id).orElseThrow();
        assertThat(dated.version()).isEqualTo(2);
        assertThat(history().getLast().at()).isEqualTo(Instant.parse("2022-06-30T21:00:00Z"));
        for (int i = 0; i < 2; i++) {
            reader.handle(row("2021-03-01T09:00:00Z", Status.DELIVERED, "2022-07-01"));
        }
        StoredRequest moved = requests.find(id).orElseThrow();
        assertThat(moved.version()).isEqualTo(3);
        assertThat(moved.request().submittedAt()).isEqualTo(Instant.parse("2021-03-01T09:00:00Z"));
        assertThat(moved.status()).isEqualTo(Status.DELIVERED);
        assertThat(counted("2021-03-01")).isEqualTo(1);
        assertThat(counted("2022-03-01")).isZero();
        RequestList list =
                new DynamoRequestList(DYNAMO.client(), DYNAMO.table("ListsTable"), (DynamoRequests) requests);
        assertThat(found(list, "ветеранами")).containsOnlyOnce(id);
    }

    @Test
    void anOldLetterThatIsNoRequestIsNotTrainedFor() {
        Classifying reader = classifying(answering("not-a-request", true), queue);
        for (int i = 0; i < 3; i++) {
            reader.handle(row("2022-03-01T09:00:00Z", Status.DELIVERED, "2022-06-01"));
        }
        StoredRequest stored = requests.find(id).orElseThrow();
        assertThat(stored.status()).isEqualTo(Status.NEEDS_REVIEW);
        assertThat(stored.version()).isEqualTo(1);
    }

    @Test
    void messagesThatComeAgainDoNotBringAnErasedPersonBack() {
        String masked = "Навчіть говорити з ветеранами, просить [приховано]";
        Classifying reader = classifying(VETERANS, queue);
        QueueMessage first = message("Навчіть говорити з ветеранами, просить Зюзюцелка");
        QueueMessage second = amendment("2026-11-21T09:00:00Z", "Навчіть говорити з ветеранами, просить Зюзюцелка", 9);
        reader.handle(first);
        reader.handle(second);
        assertThat(storedOfIt()).contains("Зюзюцелка", "head@example.gov.ua");
        new DynamoErasure(DYNAMO.client(), DYNAMO.table("PersonalDataTable"), new EmailKey("key")).erase(id);
        StoredRequest before = requests.find(id).orElseThrow();
        StoredRequest after = before.withText(masked).next(before.status(), "moderator:olena", null, Instant.now());
        changes(null).change(new Change(List.of(new Step(before, after)), noted(after), Optional.empty(), List.of()));
        assertThat(storedOfIt()).doesNotContainIgnoringCase("Зюзюцелк").doesNotContain("head@example.gov.ua");
        reader.handle(first);
        reader.handle(second);
        assertThat(storedOfIt()).doesNotContainIgnoringCase("Зюзюцелк").doesNotContain("head@example.gov.ua");
        assertThat(requests.find(id)).contains(after);
        reader.handle(amendment("2026-11-22T09:00:00Z", "Навчіть говорити про землю", 9));
        assertThat(requests.find(id).orElseThrow().request().text()).isEqualTo("Навчіть говорити про землю");
        assertThat(personalData().find(id, Instant.now())).isEmpty();
    }

    private static AuditLog.Entry noted(StoredRequest stored) {
        return AuditLog.Entry.of(
                stored.updatedAt(), "olena", AuditLog.Action.MASK, stored.id().value(), Map.of(), Map.of());
    }

    private static DynamoPersonalDataReader personalData() {
        return new DynamoPersonalDataReader(
                DynamoDbEnhancedClient.builder().dynamoDbClient(DYNAMO.client()).build(),
                DYNAMO.table("PersonalDataTable"));
    }

    /** The request and all items of all tables that name it, as one text. */
    private String storedOfIt() {
        StringBuilder all = new StringBuilder();
        requests.find(id).ifPresent(stored -> all.append(Json.text(stored)));
        for (String table : List.of(
                "RequestsTable",
                "PersonalDataTable",
                "ListsTable",
                "LinksTable",
                "CountersTable",
                "ContributionsTable",
                "AuditTable",
                "CorrectionsTable",
                "OutboxTable")) {
            DYNAMO.client().scanPaginator(scan -> scan.tableName(DYNAMO.table(table))).items().stream()
                    .filter(item -> item.toString().contains(id.value()))
                    .forEach(item -> all.append(item).append('\n'));
        }
        return all.toString();
    }

    private List<RequestId> found(RequestList list, String word) {
        RequestFilter filter = new RequestFilter(Set.of(), null, null, null, null, null, null, Stemmer.keys(word));
        return list.page(filter, Optional.empty(), 50).requests().stream()
                .map(StoredRequest::id)
                .toList();
    }

    private List<HistoryEntry> history() {
        return History.in(Clients.with(DYNAMO.client()), DYNAMO.table("ListsTable"))
                .of(requests.find(id).orElseThrow());
    }

    private static DynamoCounters counters() {
        return new DynamoCounters(
                DYNAMO.client(), DYNAMO.table("CountersTable"), DYNAMO.table("ContributionsTable"), Clock.systemUTC());
    }

    private long figure(String name) {
        DynamoCounterReader reader = new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"));
        return reader.changedSince(Instant.EPOCH).stream()
                .filter(shard -> shard.cell().topic() == null)
                .mapToLong(shard -> shard.figures().getOrDefault(name, 0L))
                .sum();
    }

    private QueueMessage withdrawal() {
        Withdrawal withdrawal = new Withdrawal(id, "помилка", Instant.parse("2026-11-21T09:12:00Z"));
        return new QueueMessage("2", Json.text(Incoming.of(withdrawal)), 1);
    }

    private QueueMessage amendment(String timestamp, String text, int people) {
        TrainingRequest request = request();
        TrainingRequest amended = new TrainingRequest(
                id,
                Instant.parse(timestamp),
                request.region(),
                request.center(),
                request.role(),
                text,
                request.format(),
                people,
                request.urgency(),
                null);
        Submission submission = new Submission(
                amended, new Author("Ім'я", "head@example.gov.ua"), Instant.parse("2026-11-21T09:12:00Z"));
        return new QueueMessage("3", Json.text(Incoming.of(submission)), 1);
    }

    /** The request as one with another id and time. */
    private Submission submission(RequestId other, Instant time) {
        TrainingRequest request = request();
        return new Submission(
                new TrainingRequest(
                        other,
                        time,
                        request.region(),
                        request.center(),
                        request.role(),
                        request.text(),
                        request.format(),
                        request.participants(),
                        request.urgency(),
                        null),
                new Author(null, null),
                Instant.parse("2026-11-21T09:12:00Z"));
    }

    /** The request as an old letter. */
    private QueueMessage row(String timestamp, Status status, String statusDate) {
        Import row = new Import(
                submission(id, Instant.parse(timestamp)), "letter " + id, status, LocalDate.parse(statusDate));
        return new QueueMessage("5", Json.text(Incoming.of(row)), 1);
    }

    /** How many requests count on this day. */
    private static long counted(String day) {
        DynamoCounterReader reader = new DynamoCounterReader(DYNAMO.client(), DYNAMO.table("CountersTable"));
        return reader.changedSince(Instant.EPOCH).stream()
                .filter(shard ->
                        shard.cell().topic() == null && shard.cell().day().equals(LocalDate.parse(day)))
                .mapToLong(shard -> shard.figures().getOrDefault("requests", 0L))
                .sum();
    }

    private static Classifier answering(String topic, boolean certain) {
        return text ->
                new Classification(List.of(new TopicScore(new TopicId(topic), 0.9)), certain, "model:test", Map.of());
    }

    private QueueMessage message(String text) {
        Submission submission = new Submission(
                request().withText(text),
                new Author("Ім'я", "head@example.gov.ua"),
                Instant.parse("2026-11-20T09:13:00Z"));
        return new QueueMessage("message", Json.asciiText(submission), 1);
    }

    private TrainingRequest request() {
        return new TrainingRequest(
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
    }

    private QueueMessage message() {
        return message(request().text());
    }

    private static List<Contribution> sent() {
        return SQS.drain("ClassifiedQueue").stream()
                .map(Message::body)
                .map(body -> Json.read(body, Contribution.class))
                .toList();
    }
}
