package ua.ismtr.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.Clients;
import ua.ismtr.models.DailyLimit;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.Week;
import ua.ismtr.subscriptions.DeliveryLog.Claim;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.Subscription.Proposal;
import ua.ismtr.subscriptions.Subscription.Settings;
import ua.ismtr.surveillance.DynamoWarnings;
import ua.ismtr.surveillance.Finding;
import ua.ismtr.surveillance.Kind;
import ua.ismtr.surveillance.Warning;
import ua.ismtr.surveillance.WarningState;
import ua.ismtr.surveillance.Warnings;
import ua.ismtr.testing.DynamoExtension;

/** The answer to each first call is lost after the table did what it was told, and the SDK sends the call again. */
class LostAnswersIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension(
            "SubscriptionsTable", "QuestionsTable", "SendsTable", "AuditTable", "WarningsTable", "LimitsTable");

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 16));
    private static final Settings SETTINGS = new Settings(Language.ENGLISH, Set.of(), null);

    private final LossyHttp http = new LossyHttp();
    private final DynamoDbClient dynamo = DynamoDbClient.builder()
            .httpClient(http)
            .endpointOverride(URI.create(DYNAMO.environment().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    /** Loses the answer to the first call after each {@link #loseNext}. */
    private static final class LossyHttp implements SdkHttpClient {
        private final SdkHttpClient real = UrlConnectionHttpClient.create();
        private boolean lose;

        void loseNext() {
            lose = true;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest call = real.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    HttpExecuteResponse answer = call.call();
                    if (lose) {
                        lose = false;
                        throw new IOException("The answer is lost");
                    }
                    return answer;
                }

                @Override
                public void abort() {
                    call.abort();
                }
            };
        }

        @Override
        public void close() {
            real.close();
        }
    }

    @AfterEach
    void close() {
        dynamo.close();
    }

    @Test
    void aSenderFindsItsOwnClaim() {
        DeliveryLog deliveries = new DynamoDeliveryLog(dynamo, DYNAMO.table("SendsTable"));
        MailId mail = MailId.summary(id("claim"), WEEK);
        http.loseNext();

        assertThat(deliveries.claim(mail, WEEK, "country", NOW)).isEqualTo(Claim.OURS);
        assertThat(deliveries.claim(mail, WEEK, "country", NOW))
                .as("another sender in the same millisecond")
                .isEqualTo(Claim.ANOTHERS);
    }

    @Test
    void whatIsStoredIsStored() {
        Subscriptions subscriptions = new DynamoSubscriptions(dynamo, DYNAMO.table("SubscriptionsTable"));
        Subscription first = Subscription.active(address("store"), "owner", SETTINGS, NOW);
        http.loseNext();
        assertThat(subscriptions.store(first)).isTrue();
        http.loseNext();
        assertThat(subscriptions.store(first.unsubscribed(NOW))).isTrue();
        assertThat(subscriptions.store(first.with("another", SETTINGS, NOW))).isFalse();
    }

    @Test
    void whatIsDeletedIsDeletedUnlessItChanged() {
        Subscriptions subscriptions = new DynamoSubscriptions(dynamo, DYNAMO.table("SubscriptionsTable"));
        Subscription first = Subscription.active(address("delete"), "owner", SETTINGS, NOW);
        Subscription second = first.unsubscribed(NOW);
        subscriptions.store(first);
        subscriptions.store(second);

        assertThat(subscriptions.delete(first)).isFalse();
        http.loseNext();
        assertThat(subscriptions.delete(second)).isTrue();
        assertThat(subscriptions.find(first.id())).isEmpty();
    }

    @Test
    void aQuestionIsTheOneThatWasAsked() {
        Questions questions = new DynamoQuestions(dynamo, DYNAMO.table("QuestionsTable"));
        Proposal proposal = new Proposal("owner", SETTINGS, "0a", NOW);
        http.loseNext();

        assertThat(questions.ask(id("question"), proposal)).contains(proposal);
        http.loseNext();
        assertThat(questions.note("owner", new Questions.Asked(address("question"), SETTINGS, NOW, false)))
                .isTrue();
        assertThat(questions.notedBy("owner", NOW)).hasSize(1);
        assertThat(Map.of("one", questions.notedBy("owner", NOW)).toString()).doesNotContain("question@");
    }

    @Test
    void anAuditEntryIsAddedOnce() {
        AuditLog audit = new DynamoAuditLog(dynamo, DYNAMO.table("AuditTable"), Duration.ofDays(365));
        AuditLog.Entry entry = AuditLog.Entry.of(NOW, "olena", AuditLog.Action.LOOK, null, Map.of(), Map.of("at", NOW));
        http.loseNext();
        audit.add(entry);

        assertThat(audit.find(new AuditLog.Wanted("olena", null, Instant.EPOCH, NOW.plusSeconds(1), null, 10))
                        .entries())
                .extracting(AuditLog.Entry::id)
                .containsExactly(entry.id());
    }

    @Test
    void aDecisionAboutAWarningIsMade() {
        Warnings warnings = new DynamoWarnings(dynamo, DYNAMO.table("WarningsTable"), Clock.fixed(NOW, ZoneOffset.UTC));
        Finding finding = new Finding(
                Kind.JUMP, null, null, null, WEEK.monday(), List.of(WEEK.toString()), 9, 2, 4, 0.001, List.of());
        Warning first = Warning.of(finding, List.of(), NOW);
        http.loseNext();
        assertThat(warnings.store(first)).isTrue();
        http.loseNext();
        assertThat(warnings.store(first.decided(WarningState.SEEN, null, "olena", NOW)))
                .isTrue();
        assertThat(warnings.store(first.decided(WarningState.CLOSED, null, "ivan", NOW)))
                .isFalse();
    }

    @Test
    void aPlaceOfTheDayIsTakenOnce() {
        DailyLimit limit = DailyLimit.in(Clients.with(dynamo), DYNAMO.table("LimitsTable"), "second-opinion");
        LocalDate day = LocalDate.of(2026, 11, 23);
        for (int i = 0; i < 3; i++) {
            http.loseNext();
            assertThat(limit.take(day, 3)).isTrue();
        }
        assertThat(limit.take(day, 3)).isFalse();
    }

    private static EmailAddress address(String name) {
        return new EmailAddress(name + "@example.gov.ua");
    }

    private static SubscriptionId id(String name) {
        return SubscriptionId.of(address(name));
    }
}
