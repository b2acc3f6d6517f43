package ua.ismtr.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import ua.ismtr.authorization.Role;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.emails.FiguresOfTests;
import ua.ismtr.emails.Links;
import ua.ismtr.emails.ListingsOfTests;
import ua.ismtr.emails.Summaries;
import ua.ismtr.emails.Tokens;
import ua.ismtr.emails.WaitingOfTests;
import ua.ismtr.json.Json;
import ua.ismtr.local.mail.SentMail;
import ua.ismtr.local.mail.SesEndpoint.Refusal;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Week;
import ua.ismtr.requests.Status;
import ua.ismtr.subscriptions.DeliveryLog;
import ua.ismtr.subscriptions.DeliveryLog.Outcome;
import ua.ismtr.subscriptions.DeliveryLog.Send;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.MailTask;
import ua.ismtr.subscriptions.MailTask.SummaryTask;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.testing.ContextOfTests;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.SesExtension;

/** Sending against real tables and a server that speaks as SES does. */
class SendingIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("SubscriptionsTable", "SendsTable");

    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));
    private static final Context INVOCATION = ContextOfTests.withSeconds(30);
    private static final String OVERFLOWING = "owner-whose-rights-overflow-the-stack";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<SesV2Client> CLIENTS = new ArrayList<>();

    @RegisterExtension
    final SesExtension ses = new SesExtension();

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T06:00:00Z"));
    private final Map<String, Grant> grants = new HashMap<>();
    private final ConcurrentLinkedQueue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private DynamoSubscriptions subscriptions = new DynamoSubscriptions(DYNAMO.client(), "");
    private DynamoDeliveryLog deliveries = new DynamoDeliveryLog(DYNAMO.client(), "");

    @BeforeEach
    void open() {
        subscriptions = new DynamoSubscriptions(DYNAMO.client(), DYNAMO.table("SubscriptionsTable"));
        deliveries = new DynamoDeliveryLog(DYNAMO.client(), DYNAMO.table("SendsTable"));
    }

    @AfterAll
    static void close() {
        CLIENTS.forEach(SesV2Client::close);
    }

    @Test
    void sendsAMailWithAllThatItNeeds() {
        SubscriptionId id = subscribe("sub@example.gov.ua");

        assertThat(send(task(id))).isEmpty();

        SentMail mail = only();
        assertThat(mail.to()).containsExactly("sub@example.gov.ua");
        assertThat(mail.subject()).isEqualTo("Запити на навчання: Львівська область, 16–22\u00a0листопада 2026");
        assertThat(mail.text()).contains("Львівська область");
        assertThat(mail.html()).contains("Львівська область");
        assertThat(mail.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsEntry("Auto-Submitted", "auto-generated")
                .hasEntrySatisfying(
                        "List-Unsubscribe",
                        link -> assertThat(link)
                                .startsWith("<https://api.example/v1/unsubscribe?token=")
                                .endsWith(">"));
        assertThat(mail.tags()).containsEntry("region", "UA-46").containsEntry("week", "2026-W47");
        assertThat(history(id).outcome()).isEqualTo(Outcome.SENT);
        assertThat(history(id).messageId()).isEqualTo(mail.messageId());
    }

    @Test
    void sendsOnceHoweverOftenItIsAsked() {
        SubscriptionId id = subscribe();

        assertThat(send(task(id), task(id))).isEmpty();
        assertThat(send(task(id))).isEmpty();

        assertThat(ses.calls()).isEqualTo(1);
    }

    @Test
    void fourSendersAtOnceSendEachMailOnce() throws Exception {
        List<SubscriptionId> ids =
                IntStream.range(0, 40).mapToObj(i -> subscribe()).toList();
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            List<Future<Set<String>>> all = IntStream.range(0, 4)
                    .mapToObj(i -> senders.submit(() -> sending().send(messages(tasks(ids)), INVOCATION)))
                    .toList();
            for (Future<Set<String>> one : all) {
                one.get();
            }
        }
        assertThat(send(tasks(ids))).isEmpty();

        assertThat(ses.mails()).hasSize(40);
        assertThat(ses.mails().stream().map(SentMail::to).distinct()).hasSize(40);
    }

    @Test
    void restsLongerAndLongerWhileThereAreTooMany() {
        SubscriptionId id = subscribe();
        AtomicInteger call = new AtomicInteger();
        ses.mood(mail -> call.getAndIncrement() < 3
                ? Optional.of(new Refusal(429, "TooManyRequestsException", "Maximum sending rate exceeded."))
                : Optional.empty());

        assertThat(send(task(id))).isEmpty();

        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void handsBackWhatIsThrottledForTooLongAndSendsItLater() {
        SubscriptionId id = subscribe();
        ses.mood(mail -> Optional.of(new Refusal(429, "TooManyRequestsException", "Daily message quota exceeded.")));

        assertThat(send(task(id))).containsExactly("0");
        assertThat(history(id).outcome()).isEqualTo(Outcome.CLAIMED);
        assertThat(history(id).detail()).contains("429");

        ses.mood(mail -> Optional.empty());
        assertThat(send(task(id))).isEmpty();
        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void triesAgainLaterWhenSesFails() {
        SubscriptionId id = subscribe();
        ses.mood(mail -> Optional.of(new Refusal(500, "InternalServiceErrorException", "Sorry")));

        assertThat(send(task(id))).containsExactly("0");
        assertThat(ses.calls()).as("the SDK repeats nothing by itself").isEqualTo(1);
        assertThat(history(id).detail()).contains("500");

        ses.mood(mail -> Optional.empty());
        assertThat(send(task(id)))
                .as("SES may have taken it: its event may yet come")
                .containsExactly("0");
        clock.move(Duration.ofSeconds(31));
        assertThat(send(task(id))).isEmpty();
        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void blamesNoAddressForWhatTheServiceAnswersTheSender() {
        List<SubscriptionId> ids =
                IntStream.range(0, 6).mapToObj(i -> subscribe()).toList();
        ses.mood(mail -> Optional.of(new Refusal(400, "MessageRejected", "Address blacklisted.")));

        assertThat(send(tasks(ids))).hasSize(6);

        assertThat(ids).allSatisfy(id -> {
            assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(State.ACTIVE);
            assertThat(history(id).detail()).contains("400");
        });
        ses.mood(mail -> Optional.empty());
        clock.move(Duration.ofSeconds(31));
        assertThat(send(tasks(ids))).isEmpty();
        assertThat(ses.mails()).hasSize(6);
    }

    @Test
    void sendsOnlyWhatTheOwnerMaySeeByNow() {
        SubscriptionId one = subscribe(
                "two-regions@example.gov.ua",
                new Settings(Language.UKRAINIAN, Set.of(new RegionId("UA-46"), new RegionId("UA-51")), null));
        SubscriptionId all = subscribe("country@example.gov.ua", new Settings(Language.UKRAINIAN, Set.of(), null));
        grants.put("owner", grant(Role.REGIONAL, List.of(new RegionId("UA-51"))));

        assertThat(send(task(one), task(all))).isEmpty();

        assertThat(ses.mails()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).contains("Одеська область");
            assertThat(mail.text()).doesNotContain("Львівська область", "Уся Україна");
            assertThat(mail.tags()).containsEntry("region", "UA-51");
        });
    }

    @Test
    void anErrorOfOneMailIsNotTheFaultOfTheOthers() {
        SubscriptionId before = subscribe("before@example.gov.ua");
        Subscription overflowing = Subscription.active(
                new EmailAddress("overflowing@example.gov.ua"),
                OVERFLOWING,
                new Settings(Language.UKRAINIAN, Set.of(), null),
                clock.instant());
        subscriptions.store(overflowing);
        SubscriptionId after = subscribe("after@example.gov.ua");

        assertThat(send(task(before), task(overflowing.id()), task(after))).containsExactly("1");
        assertThat(ses.mails()).hasSize(2);
    }

    private Optional<Grant> grantOf(String sub) {
        if (sub.equals(OVERFLOWING)) {
            throw new StackOverflowError();
        }
        return Optional.ofNullable(grants.get(sub));
    }

    @Test
    void pausesWhatItsOwnerMaySeeNothingOfUntilTheyMay() {
        SubscriptionId region = subscribe("region@example.gov.ua");
        SubscriptionId other = subscribe("other-region@example.gov.ua");
        grants.put("owner", grant(null, List.of()));

        assertThat(send(task(region), task(other))).isEmpty();
        assertThat(ses.mails()).isEmpty();
        assertThat(subscriptions.find(region).orElseThrow().state()).isEqualTo(State.PAUSED);

        grants.put("owner", grant(Role.REGIONAL, List.of(new RegionId("UA-51"))));
        assertThat(send(task(region))).isEmpty();
        assertThat(ses.mails()).isEmpty();

        grants.put("owner", grant(Role.REGIONAL, List.of(new RegionId("UA-46"))));
        assertThat(send(task(region))).isEmpty();
        assertThat(only().to()).containsExactly("region@example.gov.ua");
        assertThat(subscriptions.find(region).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void blamesNoAddressForASenderThatIsNotVerified() {
        SubscriptionId id = subscribe();
        ses.mood(mail -> Optional.of(new Refusal(
                400, "MessageRejected", "Email address is not verified. The following identities failed the check")));

        assertThat(send(task(id))).containsExactly("0");

        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void givesUpWaitingForAnAnswerAndTriesAgainLater() {
        SubscriptionId id = subscribe();
        ses.mood(mail -> {
            Thread.sleep(Duration.ofSeconds(20));
            return Optional.of(new Refusal(500, "TooLate", "Nobody waits any more"));
        });
        Instant start = Instant.now();

        assertThat(send(task(id))).containsExactly("0");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(ses.calls()).isEqualTo(1);
        assertThat(history(id).detail()).isEqualTo("no answer");
        ses.mood(mail -> Optional.empty());
        clock.move(Duration.ofMinutes(3));
        assertThat(send(task(id))).isEmpty();
        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void doesNotSendAgainWhatSesSaysItTook() {
        SubscriptionId id = subscribe();
        send(task(id));
        SentMail taken = only();
        SubscriptionId another = subscribe();
        // Its sender claimed the mail and died; SES took it.
        deliveries.claim(DeliveryLog.MailId.summary(another, WEEK), WEEK, "UA-46", clock.instant());
        deliveries.reached(
                DeliveryLog.MailId.summary(another, WEEK), Outcome.SENT, taken.messageId(), null, clock.instant());
        clock.move(Duration.ofHours(1));

        assertThat(send(task(another))).isEmpty();

        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void sendsNothingToWhoWantsNothingByNow() {
        SubscriptionId gone = subscribe();
        subscriptions.delete(subscriptions.find(gone).orElseThrow());
        SubscriptionId ended = subscribe();
        subscriptions.store(subscriptions.find(ended).orElseThrow().unsubscribed(clock.instant()));
        SubscriptionId paused = subscribe(
                "paused@example.gov.ua", new Settings(Language.UKRAINIAN, Set.of(), LocalDate.of(2026, 11, 24)));
        SubscriptionId backAgain =
                subscribe("back@example.gov.ua", new Settings(Language.ENGLISH, Set.of(), LocalDate.of(2026, 11, 23)));

        assertThat(send(task(gone), task(ended), task(paused), task(backAgain))).isEmpty();

        assertThat(only().to()).containsExactly("back@example.gov.ua");
        assertThat(only().subject()).startsWith("Training requests: All of Ukraine");
    }

    @Test
    void oneBadMessageSpoilsNoOther() {
        SubscriptionId id = subscribe();
        List<QueueMessage> messages = List.of(
                new QueueMessage("bad", "{\"mail\":\"unheard-of\"}", 1),
                new QueueMessage("worse", "no JSON at all", 1),
                new QueueMessage("good", Json.asciiText(task(id)), 1));

        assertThat(sending().send(messages, INVOCATION)).containsExactlyInAnyOrder("bad", "worse");

        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void beginsNothingWithoutTheTimeToEndIt() {
        assertThat(sending().send(messages(List.of(task(subscribe()))), ContextOfTests.withSeconds(9)))
                .containsExactly("0");

        assertThat(ses.calls()).isZero();
    }

    @Test
    void asksTheOwnerOfAnAddressOnlyWhatIsStillToBeAsked() {
        Subscription.Proposal proposal = new Subscription.Proposal(
                "admin", new Settings(Language.ENGLISH, Set.of(), null), "0a0b", clock.instant());
        Subscription pending = Subscription.pending(new EmailAddress("stranger@example.gov.ua"), proposal);
        subscriptions.store(pending);

        send(new MailTask.ConfirmationTask(pending.id(), "0a0b"), new MailTask.ConfirmationTask(pending.id(), "ffff"));

        assertThat(only().text()).contains("https://api.example/v1/confirm?token=" + pending.id() + ".0a0b.");
        assertThat(only().text()).contains("https://api.example/v1/unsubscribe?token=" + pending.id() + ".");
        assertThat(only().headers()).doesNotContainKey("List-Unsubscribe");
    }

    private static Grant grant(@Nullable Role role, List<RegionId> regions) {
        return new Grant("owner", role, regions, "admin", Instant.EPOCH, null);
    }

    private SubscriptionId subscribe() {
        return subscribe("reader" + NUMBER.incrementAndGet() + "@example.gov.ua");
    }

    private SubscriptionId subscribe(String address) {
        return subscribe(address, new Settings(Language.UKRAINIAN, Set.of(new RegionId("UA-46")), null));
    }

    private SubscriptionId subscribe(String address, Settings settings) {
        Subscription subscription = Subscription.active(new EmailAddress(address), "owner", settings, clock.instant());
        assertThat(subscriptions.store(subscription)).isTrue();
        return subscription.id();
    }

    private static MailTask task(SubscriptionId id) {
        return new SummaryTask(id, WEEK);
    }

    private static List<MailTask> tasks(List<SubscriptionId> ids) {
        return ids.stream().map(SendingIT::task).toList();
    }

    private Set<String> send(MailTask... tasks) {
        return send(List.of(tasks));
    }

    private Set<String> send(List<MailTask> tasks) {
        return sending().send(messages(tasks), INVOCATION);
    }

    private static List<QueueMessage> messages(List<MailTask> tasks) {
        return IntStream.range(0, tasks.size())
                .mapToObj(i -> new QueueMessage(Integer.toString(i), Json.asciiText(tasks.get(i)), 1))
                .toList();
    }

    private SentMail only() {
        assertThat(ses.mails()).hasSize(1);
        return ses.mails().getFirst();
    }

    private Send history(SubscriptionId id) {
        return deliveries.of(id).getFirst();
    }

    private Sending sending() {
        FiguresOfTests figures =
                new FiguresOfTests().add(LocalDate.of(2026, 11, 17), "UA-46", "a", "land", 3, Status.CLASSIFIED);
        Summaries summaries =
                new Summaries(figures.reader(clock), WaitingOfTests.only(), ListingsOfTests.none(), clock);
        Links links = new Links(
                URI.create("https://dashboard.example/"),
                URI.create("https://api.example"),
                Tokens.of("a-secret-of-at-least-32-characters"));
        return new Sending(
                new Composer(
                        subscriptions, new OwnerRights(this::grantOf, subscriptions, clock), summaries, links, clock),
                deliveries,
                new SesMailer(client(), "ISMTR <ismtr@example.gov.ua>", "ismtr-mail"),
                new RateLimiter(1_000_000, clock, pause -> {
                    pauses.add(pause);
                    clock.move(pause);
                }),
                clock);
    }

    private SesV2Client client() {
        SesV2Client client = SesMailer.client(builder -> builder.endpointOverride(ses.address())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        CLIENTS.add(client);
        return client;
    }
}
