package ua.ismtr.mailevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.ismtr.aws.Clients;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.DeliveryLog.Claim;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.DeliveryLog.Outcome;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Proposal;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.Subscription.State;
import ua.ismtr.subscriptions.Subscription.StopReason;
import ua.ismtr.subscriptions.SubscriptionId;
import ua.ismtr.subscriptions.Suppression;
import ua.ismtr.testing.DynamoExtension;

class MailEventsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("SubscriptionsTable", "QuestionsTable", "SendsTable");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));

    private DynamoSubscriptions subscriptions = new DynamoSubscriptions(DYNAMO.client(), "");
    private DynamoDeliveryLog deliveries = new DynamoDeliveryLog(DYNAMO.client(), "");
    private SubscriptionId id = SubscriptionId.of(new EmailAddress("nobody@example.gov.ua"));

    @BeforeEach
    void subscribe() {
        subscriptions = new DynamoSubscriptions(DYNAMO.client(), DYNAMO.table("SubscriptionsTable"));
        deliveries = new DynamoDeliveryLog(DYNAMO.client(), DYNAMO.table("SendsTable"));
        Subscription subscription = Subscription.active(
                new EmailAddress("reader" + NUMBER.incrementAndGet() + "@example.gov.ua"),
                "owner",
                new Settings(Language.UKRAINIAN, Set.of(), null),
                NOW);
        subscriptions.store(subscription);
        id = subscription.id();
        deliveries.claim(MailId.summary(id, WEEK), WEEK, "country", NOW);
    }

    @Test
    void settlesAMailWhoseSenderDiedBeforeItNotedThatItWasTaken() {
        handle("Send", "");

        assertThat(outcome()).isEqualTo(Outcome.SENT);
        assertThat(deliveries.claim(MailId.summary(id, WEEK), WEEK, "country", NOW.plusSeconds(3600)))
                .isEqualTo(Claim.SETTLED);
    }

    @Test
    void keepsWhatCameFurthestInWhateverOrderItIsTold() {
        handle("Delivery", "");
        handle("Send", "");

        assertThat(outcome()).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void sendsNoMoreWhereMailCameBackForGood() {
        handle("Bounce", "\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"NoEmail\"},");

        assertThat(outcome()).isEqualTo(Outcome.BOUNCED);
        assertThat(stop()).isEqualTo(StopReason.BOUNCED);
    }

    @Test
    void goesOnWhereMailCameBackForNow() {
        handle("Bounce", "\"bounce\":{\"bounceType\":\"Transient\",\"bounceSubType\":\"MailboxFull\"},");

        assertThat(outcome()).isEqualTo(Outcome.RETURNED);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void anAutomaticReplyTakesNoDeliveryBackWhicheverIsToldFirst() {
        String reply = "\"bounce\":{\"bounceType\":\"Transient\",\"bounceSubType\":\"General\"},";
        handle("Delivery", "");
        handle("Bounce", reply);
        assertThat(outcome()).isEqualTo(Outcome.DELIVERED);

        subscribe();
        handle("Bounce", reply);
        handle("Delivery", "");
        assertThat(outcome()).isEqualTo(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-spam", "Not-Spam", "auth-failure", "AUTH-FAILURE"})
    void goesOnWhereNoReaderComplains(String type) {
        handle("Delivery", "");
        handle("Complaint", "\"complaint\":{\"complaintFeedbackType\":\"" + type + "\"},");

        assertThat(outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void sendsNoMoreWhereTheServiceRejectsAMailAfterAll() {
        handle("Reject", "\"reject\":{\"reason\":\"Bad content\"},");

        assertThat(outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(stop()).isEqualTo(StopReason.REJECTED);
    }

    @Test
    void sendsNoMoreToWhoComplained() {
        handle("Complaint", "\"complaint\":{\"complaintFeedbackType\":\"abuse\"},");

        assertThat(outcome()).isEqualTo(Outcome.COMPLAINED);
        assertThat(stop()).isEqualTo(StopReason.COMPLAINED);
    }

    @Test
    void nobodyIsAskedAgainWhereAQuestionCameBackAfterItWasTakenBack() {
        Proposal proposal = new Proposal("somebody", new Settings(Language.UKRAINIAN, Set.of(), null), "0a", NOW);
        assertThat(questions().ask(id, proposal)).contains(proposal);
        subscriptions.delete(subscriptions.find(id).orElseThrow());
        handle("Bounce", "\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"NoEmail\"},");

        Instant days = NOW.plus(Duration.ofDays(89));
        assertThat(questions().ask(id, new Proposal("somebody", proposal.settings(), "0b", days)))
                .isEmpty();
        assertThat(subscriptions.find(id)).isEmpty();
    }

    @Test
    void passesOverMailsOfOthersAndWhatItDoesNotKnow() {
        events().handle(new QueueMessage("1", "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"m\"}}", 1));
        handle("DeliveryDelay", "");

        assertThat(outcome()).isEqualTo(Outcome.CLAIMED);
    }

    @Test
    void tellsNothingOfAnEventThatItCannotRead() {
        assertThatThrownBy(() -> events().handle(new QueueMessage("1", "reader@example.gov.ua", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("reader");
    }

    private void handle(String type, String more) {
        String event = """
            {"eventType":"%s",%s"mail":{"messageId":"m-1","destination":["reader@example.gov.ua"],
             "tags":{"ses:configuration-set":["ismtr-mail"],"mail":["%s_2026-W47"],"region":["country"]}}}
            """.formatted(type, more, id);
        events().handle(new QueueMessage("1", event, 1));
    }

    private static Questions questions() {
        return Questions.in(Clients.with(DYNAMO.client()), DYNAMO.table("QuestionsTable"));
    }

    private MailEvents events() {
        return new MailEvents(
                deliveries, new Suppression(subscriptions, questions()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Outcome outcome() {
        return deliveries.of(id).getFirst().outcome();
    }

    private StopReason stop() {
        Subscription stopped = subscriptions.find(id).orElseThrow();
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        Subscription.Stop stop = stopped.stop();
        assertThat(stop).isNotNull();
        return Objects.requireNonNull(stop).reason();
    }
}
