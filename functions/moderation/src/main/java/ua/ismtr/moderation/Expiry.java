package ua.ismtr.moderation;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ua.ismtr.models.Correction;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Requests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.StoredTexts;
import ua.ismtr.text.Label;

/**
 * Hides the words of requests whose time is over, once a day: the text with its search words, what is said in the steps, and
 * the corrections. The requests, their topics and what they count stay.
 */
final class Expiry {
    static final String WORK = "expiry";

    private static final String HIDDEN = Label.HIDDEN.written();

    private final TextPass pass;
    private final StoredTexts texts;
    private final Requests requests;
    private final TextChanges changes;
    private final DynamoCorrections corrections;
    private final Duration retention;
    private final Clock clock;

    /** @param retention how long words are kept, from the time on when the request was submitted */
    Expiry(
            StoredTexts texts,
            Requests requests,
            TextChanges changes,
            DynamoCorrections corrections,
            Duration retention,
            Clock clock,
            int pageSize) {
        this.pass = new TextPass(texts, WORK, pageSize);
        this.texts = texts;
        this.requests = requests;
        this.changes = changes;
        this.corrections = corrections;
        this.retention = retention;
        this.clock = clock;
    }

    /** Does what is left of today's work, as long as there is time. */
    void goOn(BooleanSupplier inTime) {
        Instant now = clock.instant();
        int day = Math.toIntExact(Kyiv.day(now).toEpochDay());
        Instant oldest = now.minus(retention);
        pass.goOn(day, inTime, () -> forgetCorrections(oldest), stored -> hide(stored, oldest));
    }

    private void forgetCorrections(Instant oldest) {
        List<RequestId> corrected =
                corrections.all().map(Correction::requestId).distinct().toList();
        Set<RequestId> over = requests.findAll(corrected).values().stream()
                .filter(stored -> isOver(stored, oldest))
                .map(StoredRequest::id)
                .collect(toSet());
        if (!over.isEmpty()) {
            corrections.forget(over);
        }
    }

    private boolean hide(StoredRequest found, Instant oldest) {
        if (!isOver(found, oldest) || isHidden(found)) {
            return false;
        }
        texts.rewordSteps(found.id(), words -> HIDDEN);
        return changes.change(
                found, stored -> isHidden(stored) ? Optional.empty() : Optional.of(HIDDEN), words -> HIDDEN, WORK);
    }

    private static boolean isOver(StoredRequest stored, Instant oldest) {
        return stored.request().submittedAt().isBefore(oldest);
    }

    /** Whether nothing is left to hide; the steps before the last one were hidden first. */
    private static boolean isHidden(StoredRequest stored) {
        return stored.request().text().equals(HIDDEN) && stored.isSameInOtherWords(words -> HIDDEN);
    }
}
