package ua.ismtr.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import ua.ismtr.http.HttpRequest;
import ua.ismtr.json.Json;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.platform.DynamoPostponed;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.Postponed;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.platform.WebhookSecret;
import ua.ismtr.platform.WebhookVerifier;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.testing.DynamoExtension;
import ua.ismtr.testing.SqsExtension;

class NotificationsIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("OutboxTable");

    @RegisterExtension
    static final SqsExtension SQS = new SqsExtension();

    private static final List<WebhookSecret> SECRETS =
            WebhookSecret.parseAll("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQtdGVzdA==");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RequestId TOLD = RequestId.ofWebhook("told");
    private static final PlatformMessage MESSAGE = new StatusChange(
                    "status_" + TOLD + "_3", TOLD, Status.PLANNED, NOW.minusSeconds(1), List.of(), null, null)
            .message();

    private record Received(Headers headers, byte[] body) {}

    private final List<Received> received = new ArrayList<>();
    private final Postponed postponed = new DynamoPostponed(DYNAMO.client(), DYNAMO.table("OutboxTable"));
    private HttpServer server;
    private int answer = 204;

    NotificationsIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void startThePlatform() {
        server.createContext("/hook", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        SQS.drain("NotificationsQueue");
        SQS.drain("NotificationsDeadLetterQueue");
    }

    @AfterEach
    void stopThePlatform() {
        server.stop(0);
    }

    @Test
    void thePlatformGetsASignedWebhookThatIsTheSameEachTime() {
        notifying(NOW).handle(message(Notification.of(MESSAGE)));
        notifying(NOW.plusSeconds(60)).handle(message(Notification.of(MESSAGE)));
        assertThat(received).hasSize(2);
        Received first = received.getFirst();
        assertThat(new String(first.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"training_request.status_changed\",\"timestamp\":\"2026-11-21T09:59:59Z\",\"data\":{\"requestId\":\"%s\",\"status\":\"planned\",\"updatedAt\":\"2026-11-21T09:59:59Z\"}}"
                                .formatted(TOLD));
        assertThat(received.getLast().headers().getFirst("webhook-id"))
                .isEqualTo(first.headers().getFirst("webhook-id"));
        HttpRequest request = new HttpRequest(
                "POST /hook",
                Map.of(
                        "webhook-id", first.headers().getFirst("webhook-id"),
                        "webhook-timestamp", first.headers().getFirst("webhook-timestamp"),
                        "webhook-signature", first.headers().getFirst("webhook-signature")),
                Map.of(),
                Map.of(),
                first.body(),
                Map.of());
        assertThat(new WebhookVerifier(() -> SECRETS, Clock.fixed(NOW, ZoneOffset.UTC)).verify(request))
                .isInstanceOf(WebhookVerifier.Verified.class);
    }

    @Test
    void whatFailsIsTriedAgainAfterGrowingDelaysOverADayAndThenPutAside() {
        answer = 503;
        Instant time = NOW;
        List<Duration> delays = new ArrayList<>();
        Notification next = Notification.of(MESSAGE);
        for (int tries = 1; ; tries++) {
            notifying(time).handle(message(next));
            assertThat(received).hasSize(tries);
            List<Notification> waiting = postponed.due(time.plus(Duration.ofDays(1)));
            if (waiting.isEmpty()) {
                break;
            }
            next = waiting.getFirst();
            assertThat(waiting).containsExactly(next);
            assertThat(next.tries()).isEqualTo(tries);
            // Before its time it is put off without a try, and not brought to the queue.
            Instant early = next.notBefore().minusSeconds(1);
            notifying(early).handle(message(next));
            relay(early).run();
            assertThat(received).hasSize(tries);
            assertThat(SQS.drain("NotificationsQueue")).isEmpty();
            relay(next.notBefore()).run();
            assertThat(SQS.drain("NotificationsQueue"))
                    .extracting(Message::body)
                    .containsExactly(Json.asciiText(next));
            delays.add(Duration.between(time, next.notBefore()));
            time = next.notBefore();
        }
        assertThat(delays).isSorted();
        assertThat(Duration.between(NOW, time)).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(SQS.drain("NotificationsDeadLetterQueue"))
                .extracting(Message::body)
                .containsExactly(Json.asciiText(Notification.of(MESSAGE)));
    }

    @Test
    void aPromiseThatDidNotGetToTheQueueIsBroughtThere() {
        String position = "%013d#status_%s_3".formatted(MESSAGE.at().toEpochMilli(), TOLD);
        DYNAMO.client()
                .putItem(put -> put.tableName(DYNAMO.table("OutboxTable"))
                        .item(Map.of(
                                "list", AttributeValue.fromS("open"),
                                "position", AttributeValue.fromS(position),
                                "message", AttributeValue.fromS(Json.text(MESSAGE)))));
        DynamoOutbox outbox = new DynamoOutbox(DYNAMO.client(), DYNAMO.table("OutboxTable"));
        relay(NOW).run();
        relay(NOW).run();
        assertThat(SQS.drain("NotificationsQueue"))
                .extracting(Message::body)
                .containsExactly(Json.asciiText(Notification.of(MESSAGE)));
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void whereNobodyIsToBeToldNothingIsSent() {
        new Notifying(Platform.NOBODY, postponed, queue("NotificationsDeadLetterQueue"), Clock.systemUTC())
                .handle(message(Notification.of(MESSAGE)));
        assertThat(received).isEmpty();
        assertThat(postponed.due(NOW.plus(Duration.ofDays(9)))).isEmpty();
    }

    private Notifying notifying(Instant time) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        URI url = URI.create(
                "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
        return new Notifying(
                new WebhookPlatform(url, () -> SECRETS, clock),
                postponed,
                queue("NotificationsDeadLetterQueue"),
                clock);
    }

    private Relay relay(Instant time) {
        return new Relay(
                new DynamoOutbox(DYNAMO.client(), DYNAMO.table("OutboxTable")),
                postponed,
                queue("NotificationsQueue"),
                Clock.fixed(time, ZoneOffset.UTC));
    }

    private static MessageQueue queue(String logicalId) {
        return new SqsMessageQueue(SQS.client(), SQS.url(logicalId));
    }

    private static QueueMessage message(Notification notification) {
        return new QueueMessage("1", Json.asciiText(notification), 1);
    }
}
