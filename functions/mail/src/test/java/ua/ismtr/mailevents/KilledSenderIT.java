package ua.ismtr.mailevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.aws.Clients;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscriptions.DeliveryLog.Outcome;
import ua.ismtr.subscriptions.DynamoDeliveryLog;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.Questions;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.Subscriptions;
import ua.ismtr.subscriptions.Suppression;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.Eventually;
import ua.ismtr.testing.SesExtension;

/**
 * A sender that is killed with {@code kill -9} in the middle of its work, again and again: {@code -Dismtr.recipients} and {@code
 * -Dismtr.kills} say among how many mails and how often.
 */
class KilledSenderIT {
    private static final int SUBSCRIBERS = Integer.getInteger("ismtr.recipients", 60);
    private static final int KILLS = Integer.getInteger("ismtr.kills", 2);
    private static final int LEASE_SECONDS = 31;

    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("SubscriptionsTable", "QuestionsTable", "SendsTable");

    @RegisterExtension
    final SesExtension ses = new SesExtension();

    @Test
    void eachHasExactlyOneThoughTheSenderIsKilledAgainAndAgain() throws Exception {
        Subscriptions subscriptions = new DynamoSubscriptions(DYNAMO.client(), DYNAMO.table("SubscriptionsTable"));
        DynamoDeliveryLog deliveries = new DynamoDeliveryLog(DYNAMO.client(), DYNAMO.table("SendsTable"));
        Questions questions = Questions.in(Clients.with(DYNAMO.client()), DYNAMO.table("QuestionsTable"));
        MailEvents events = new MailEvents(deliveries, new Suppression(subscriptions, questions), Clock.systemUTC());
        Settings settings = new Settings(Language.UKRAINIAN, Set.of(new RegionId("UA-46")), null);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscriptions.store(Subscription.active(
                    new EmailAddress("reader" + i + "@example.gov.ua"), "owner", settings, Instant.now()));
        }

        int takenBefore = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process sender = start(kill * LEASE_SECONDS);
            int enough = takenBefore + SUBSCRIBERS / (2 * KILLS) + kill;
            Eventually.within(
                    Duration.ofSeconds(60), () -> assertThat(ses.calls()).isGreaterThanOrEqualTo(enough));
            sender.destroyForcibly().waitFor();
            // What the sending service took while its caller died, it tells by its own event, long before the lease is
            // over.
            note(events);
            takenBefore = ses.calls();
        }
        Process last = start(KILLS * LEASE_SECONDS);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isZero();
        note(events);

        Map<String, Long> mails = ses.mails().stream()
                .collect(Collectors.groupingBy(mail -> mail.to().getFirst(), Collectors.counting()));
        assertThat(mails).hasSize(SUBSCRIBERS);
        assertThat(mails.values()).containsOnly(1L);
        assertThat(subscriptions
                        .all()
                        .map(one -> deliveries.of(one.id()).getFirst().outcome()))
                .hasSize(SUBSCRIBERS)
                .containsOnly(Outcome.DELIVERED);
    }

    private void note(MailEvents events) {
        ses.events().forEach(event -> events.handle(new QueueMessage("event", event, 1)));
    }

    private Process start(int secondsAhead) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "ua.ismtr.mail.SenderProcess",
                        "2026-W47",
                        Integer.toString(secondsAhead))
                .inheritIO();
        Map<String, String> environment = new HashMap<>(ses.environment());
        environment.putAll(DYNAMO.environment());
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("SUBSCRIPTIONS_TABLE", DYNAMO.table("SubscriptionsTable"));
        environment.put("SENDS_TABLE", DYNAMO.table("SendsTable"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
