package ua.ismtr.classification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ua.ismtr.changes.NewRequests;
import ua.ismtr.changes.NewRequests.Arrival;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.counters.Contribution;
import ua.ismtr.json.Json;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.Import;
import ua.ismtr.requests.Incoming;
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TrainingRequest;
import ua.ismtr.requests.Withdrawal;
import ua.ismtr.telemetry.Metrics;
import ua.ismtr.text.Label;

/**
 * Names the topics of one request and passes it on. The author's own words stay with the personal data: what is
 * classified, stored and passed on is the text without personal data. Each step may be repeated: what is stored first,
 * stays.
 */
final class Classifying {
    private final Classifier classifier;
    private final NewRequests newRequests;
    private final SimilarRequests similar;
    private final MessageQueue classified;
    private final StatusNotifier notifier;
    private final Revisions revisions;
    private final CoursesAtOnce courses;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    Classifying(
            Classifier classifier,
            NewRequests newRequests,
            SimilarRequests similar,
            MessageQueue classified,
            StatusNotifier notifier,
            Revisions revisions,
            CoursesAtOnce courses,
            Clock clock) {
        this.classifier = classifier;
        this.newRequests = newRequests;
        this.similar = similar;
        this.classified = classified;
        this.notifier = notifier;
        this.revisions = revisions;
        this.courses = courses;
        this.clock = clock;
    }

    void handle(QueueMessage message) {
        JsonNode body = Json.read(message.body(), JsonNode.class);
        if (body.has("withdrawal") || body.has("amendment") || body.has("imported") || body.has("reply")) {
            revise(Json.read(message.body(), Incoming.class));
        } else {
            store(Json.read(message.body(), Submission.class));
        }
    }

    private void revise(Incoming incoming) {
        Submission amendment = incoming.amendment();
        Withdrawal withdrawal = incoming.withdrawal();
        if (amendment != null) {
            revisions.amend(amendment, redacted(amendment), this::classify);
        }
        if (withdrawal != null) {
            revisions.withdraw(withdrawal.withReason(redactor.redactIfAny(withdrawal.reason())));
        }
        if (incoming.reply() != null) {
            revisions.answer(
                    incoming.reply().withText(redactor.redact(incoming.reply().text())));
        }
        if (incoming.imported() != null) {
            store(incoming.imported());
        }
    }

    private void store(Submission submission) {
        TrainingRequest request = redacted(submission);
        StoredRequest named = StoredRequest.classified(request, classify(request.text()), clock.instant());
        List<PlatformMessage> told =
                notifier.of(courses.with(StatusChange.of(named).message(), named));
        Original original =
                new Original(submission.author(), submission.request().text());
        StoredRequest stored = newRequests.insert(new Arrival(named, original, submission.acceptedAt(), told));
        similar.link(stored);
        classified.send(Contribution.of(stored));
        if (stored.equals(named)) {
            notifier.tell(told);
            boolean certain = stored.status() == Status.CLASSIFIED;
            Duration age = Duration.between(submission.acceptedAt(), clock.instant());
            Metrics.give(Map.of("Classified", 1, "Automatic", certain ? 1 : 0, "AgeSeconds", age.toSeconds()));
        }
    }

    /** An old letter is stored as it ended; one that is stored already becomes what the file says now. */
    private void store(Import imported) {
        Submission submission = imported.submission();
        TrainingRequest request = redacted(submission);
        StoredRequest named = revisions.imported(imported, request, classify(request.text()));
        Original original =
                new Original(submission.author(), submission.request().text());
        StoredRequest stored = newRequests.insert(new Arrival(named, original, submission.acceptedAt(), List.of()));
        similar.link(stored);
        classified.send(Contribution.of(stored));
        if (!stored.equals(named)) {
            revisions.importAgain(imported, request, this::classify);
        }
    }

    private TrainingRequest redacted(Submission submission) {
        TrainingRequest original = submission.request();
        return original.withText(redactor.redact(
                original.text(), submission.author().name(), submission.author().email()));
    }

    private Classification classify(String text) {
        return classifier.classify(Label.removed(text));
    }
}
