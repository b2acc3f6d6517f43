package ua.ismtr.mailevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.json.Json;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.subscriptions.DeliveryLog;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.DeliveryLog.Outcome;
import ua.ismtr.subscriptions.MailTag;
import ua.ismtr.subscriptions.Subscription.Stop;
import ua.ismtr.subscriptions.Subscription.StopReason;
import ua.ismtr.subscriptions.Suppression;

/**
 * Notes what SES tells of the mails it took: that it took them, too, so that the books are right even if the sender died
 * before it wrote that down. An address that bounced permanently, or whose owner complained, gets no more mail.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Contents of event
 *     data that Amazon SES publishes to Amazon SNS</a>
 */
final class MailEvents {
    private static final Logger LOG = LoggerFactory.getLogger(MailEvents.class);

    /** A reader took the mail back out of the folder of unwanted ones; a mail server reports what it found of signatures. */
    private static final Set<String> NO_COMPLAINTS = Set.of("not-spam", "auth-failure");

    private final DeliveryLog deliveries;
    private final Suppression suppression;
    private final Clock clock;

    MailEvents(DeliveryLog deliveries, Suppression suppression, Clock clock) {
        this.deliveries = deliveries;
        this.suppression = suppression;
        this.clock = clock;
    }

    void handle(QueueMessage message) {
        JsonNode event = json(message.body());
        JsonNode mail = event.path("mail");
        Optional<MailId> id =
                MailTag.read(mail.path("tags").path(MailTag.NAME).path(0).asText());
        if (id.isEmpty()) {
            LOG.info("Event {} is about no mail of ours", message.id());
            return;
        }
        note(id.get(), event, mail.path("messageId").asText());
    }

    private void note(MailId id, JsonNode event, String messageId) {
        switch (event.path("eventType").asText()) {
            case "Send" -> reached(id, Outcome.SENT, messageId, null);
            case "Delivery" -> reached(id, Outcome.DELIVERED, messageId, null);
            case "Reject" -> {
                String detail = event.path("reject").path("reason").asText();
                stop(id, StopReason.REJECTED, detail);
                reached(id, Outcome.REJECTED, messageId, detail);
            }
            case "Bounce" -> {
                JsonNode bounce = event.path("bounce");
                String detail = bounce.path("bounceType").asText() + " "
                        + bounce.path("bounceSubType").asText();
                boolean permanent = bounce.path("bounceType").asText().equals("Permanent");
                if (permanent) {
                    stop(id, StopReason.BOUNCED, detail);
                }
                reached(id, permanent ? Outcome.BOUNCED : Outcome.RETURNED, messageId, detail);
            }
            case "Complaint" -> {
                String detail =
                        event.path("complaint").path("complaintFeedbackType").asText("complaint");
                if (!NO_COMPLAINTS.contains(detail.toLowerCase(Locale.ROOT))) {
                    stop(id, StopReason.COMPLAINED, detail);
                    reached(id, Outcome.COMPLAINED, messageId, detail);
                }
            }
            default -> LOG.debug("Mail {} of {}: nothing to note", id.mail(), id.subscription());
        }
    }

    private void reached(MailId id, Outcome outcome, String messageId, @Nullable String detail) {
        deliveries.reached(id, outcome, messageId, detail, clock.instant());
    }

    private void stop(MailId id, StopReason reason, String detail) {
        Instant now = clock.instant();
        LOG.warn("No more mail to {}: {} {}", id.subscription(), reason, detail);
        suppression.stop(id.subscription(), new Stop(reason, detail, now));
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // Its own message may quote the body, and with it an address.
            throw new IllegalArgumentException("Not JSON: " + e.getClass().getSimpleName());
        }
    }
}
