package ua.ismtr.mail;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.json.Json;
import ua.ismtr.mail.Composer.Draft;
import ua.ismtr.mail.Mailer.Accepted;
import ua.ismtr.mail.Mailer.Answer;
import ua.ismtr.mail.Mailer.Throttled;
import ua.ismtr.mail.Mailer.Unclear;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.subscriptions.DeliveryLog;
import ua.ismtr.subscriptions.DeliveryLog.MailId;
import ua.ismtr.subscriptions.DeliveryLog.Outcome;
import ua.ismtr.subscriptions.MailTask;

/**
 * Sends the mails of a batch, each once in effect. A mail is claimed, sent, and noted as sent at once after; who comes
 * later with the same mail finds the note. If the sender dies between, the claim's lease keeps the others off until the
 * sending service's own event has said whether it took the mail. What the service answers the sender stops no address: it may
 * mean the sender as well, and a mail that is refused again and again is left to people.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** With less time than this no mail is begun: it would be cut off between being sent and being noted. */
    private static final Duration NEEDED = Duration.ofSeconds(10);

    private static final Duration FIRST_REST = Duration.ofMillis(500);

    /** What came of one try. */
    private enum Step {
        SETTLED,
        THROTTLED,
        LATER
    }

    private final Composer composer;
    private final DeliveryLog deliveries;
    private final Mailer mailer;
    private final RateLimiter limiter;
    private final Clock clock;

    Sending(Composer composer, DeliveryLog deliveries, Mailer mailer, RateLimiter limiter, Clock clock) {
        this.composer = composer;
        this.deliveries = deliveries;
        this.mailer = mailer;
        this.limiter = limiter;
        this.clock = clock;
    }

    /** Sends what can be sent; answers with the ids of the messages that are to come again. */
    Set<String> send(List<QueueMessage> messages, Context context) {
        Supplier<Duration> left = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
        Set<String> again = new HashSet<>();
        for (QueueMessage message : messages) {
            if (left.get().compareTo(NEEDED) < 0 || !settled(message, left)) {
                again.add(message.id());
            }
        }
        return again;
    }

    private boolean settled(QueueMessage message, Supplier<Duration> left) {
        try {
            MailTask task = Json.read(message.body(), MailTask.class);
            Optional<Draft> draft = composer.draft(task);
            return draft.isEmpty() || settled(draft.get(), left);
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} failed, received {} times", message.id(), message.receiveCount(), e);
            return false;
        }
    }

    /** Tries until the service says something else than that there were too many, for as long as there is time. */
    private boolean settled(Draft draft, Supplier<Duration> left) {
        Duration rest = FIRST_REST;
        while (true) {
            Step step = step(draft);
            if (step != Step.THROTTLED || left.get().compareTo(NEEDED.plus(rest)) < 0) {
                return step == Step.SETTLED;
            }
            limiter.backOff(rest);
            rest = rest.multipliedBy(2);
        }
    }

    private Step step(Draft draft) {
        MailId id = draft.email().id();
        return switch (deliveries.claim(id, draft.week(), draft.about(), clock.instant())) {
            case SETTLED -> Step.SETTLED;
            case ANOTHERS -> Step.LATER;
            case OURS -> {
                limiter.await();
                yield noted(id, mailer.send(draft.email()));
            }
        };
    }

    private Step noted(MailId id, Answer answer) {
        Instant now = clock.instant();
        return switch (answer) {
            case Accepted(String messageId) -> {
                deliveries.reached(id, Outcome.SENT, messageId, null, now);
                yield Step.SETTLED;
            }
            case Throttled(String detail) -> {
                LOG.warn("Mail {} of {} must wait: {}", id.mail(), id.subscription(), detail);
                deliveries.release(id, detail, now);
                yield Step.THROTTLED;
            }
            case Unclear(String detail) -> {
                LOG.warn("Mail {} of {} is to be tried again: {}", id.mail(), id.subscription(), detail);
                deliveries.note(id, detail, now);
                yield Step.LATER;
            }
        };
    }
}
