package ua.ismtr.classification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import ua.ismtr.requests.PersonalData.Original;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.TrainingRequest;

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
    private final CoursesAtOnce courses;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    Classifying(
            Classifier classifier,
            NewRequests newRequests,
            SimilarRequests similar,
            MessageQueue classified,
            StatusNotifier notifier,
            CoursesAtOnce courses,
            Clock clock) {
        this.classifier = classifier;
        this.newRequests = newRequests;
        this.similar = similar;
        this.classified = classified;
        this.notifier = notifier;
        this.courses = courses;
        this.clock = clock;
    }

    void handle(QueueMessage message) {
        Submission submission = Json.read(message.body(), Submission.class);
        TrainingRequest original = submission.request();
        Instant now = clock.instant();
        TrainingRequest request = original.withText(redactor.redact(
                original.text(), submission.author().name(), submission.author().email()));
        Classification classification = classifier.classify(Redactor.withoutLabels(request.text()));
        StoredRequest named = StoredRequest.classified(request, classification, now);
        List<PlatformMessage> told =
                notifier.of(courses.with(StatusChange.of(named).message(), named));
        StoredRequest stored = newRequests.insert(
                new Arrival(named, new Original(submission.author(), original.text()), submission.acceptedAt(), told));
        similar.link(stored);
        classified.send(Contribution.of(stored));
        if (stored.equals(named)) {
            notifier.tell(told);
        }
    }
}
