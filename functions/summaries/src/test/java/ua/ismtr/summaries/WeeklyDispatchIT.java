package ua.ismtr.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.json.Json;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.DynamoSubscriptions;
import ua.ismtr.subscriptions.EmailAddress;
import ua.ismtr.subscriptions.MailTask;
import ua.ismtr.subscriptions.MailTask.SummaryTask;
import ua.ismtr.subscriptions.Subscription;
import ua.ismtr.subscriptions.Subscription.Proposal;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.subscriptions.Subscriptions;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.SqsExtension;

class WeeklyDispatchIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("SubscriptionsTable");

    @RegisterExtension
    static final SqsExtension SQS = new SqsExtension();

    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");
    private static final int ACTIVE = 120;

    @Test
    void asksForOneMailForEachWhoIsToGetOneHoweverManyPlanAtOnce() throws Exception {
        Subscriptions subscriptions = new DynamoSubscriptions(DYNAMO.client(), DYNAMO.table("SubscriptionsTable"));
        for (int i = 0; i < ACTIVE; i++) {
            subscriptions.store(active("reader" + i, null));
        }
        subscriptions.store(active("paused", LocalDate.of(2026, 11, 24)));
        subscriptions.store(active("back", LocalDate.of(2026, 11, 23)));
        subscriptions.store(active("gone", null));
        subscriptions.store(active("gone", null).unsubscribed(MONDAY));
        subscriptions.store(Subscription.pending(
                new EmailAddress("asked@example.gov.ua"), new Proposal("owner", settings(null), "00", MONDAY)));
        WeeklyDispatch planning =
                new WeeklyDispatch(subscriptions, new SqsMessageQueue(SQS.client(), SQS.url("MailQueue")));

        try (ExecutorService schedules = Executors.newFixedThreadPool(3)) {
            List<Future<Long>> plans = IntStream.range(0, 3)
                    .mapToObj(i -> schedules.submit(() -> planning.plan(MONDAY)))
                    .toList();
            for (Future<Long> plan : plans) {
                assertThat(plan.get()).isEqualTo(ACTIVE + 1);
            }
        }

        List<MailTask> tasks = new ArrayList<>();
        for (Message message : SQS.drain("MailQueue")) {
            assertThat(message.body()).doesNotContain("@");
            tasks.add(Json.read(message.body(), MailTask.class));
        }
        assertThat(tasks).hasSize(3 * (ACTIVE + 1));
        assertThat(tasks.stream().map(MailTask::id).distinct())
                .as("the sender sees that they are the same mails")
                .hasSize(ACTIVE + 1);
        assertThat(tasks)
                .allMatch(task -> task instanceof SummaryTask summary
                        && summary.week().equals(new Week(LocalDate.of(2026, 11, 16))));
    }

    private static Subscription active(String name, @Nullable LocalDate pausedUntil) {
        return Subscription.active(new EmailAddress(name + "@example.gov.ua"), "owner", settings(pausedUntil), MONDAY);
    }

    private static Settings settings(@Nullable LocalDate pausedUntil) {
        return new Settings(Language.UKRAINIAN, Set.of(), pausedUntil);
    }
}
