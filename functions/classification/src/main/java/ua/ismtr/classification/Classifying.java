package ua.ismtr.classification;

import java.time.Clock;
import java.time.Instant;
import ua.ismtr.counters.Contribution;
import ua.ismtr.json.Json;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.StatusChange;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.requests.NewRequests;
import ua.ismtr.requests.PersonalData;
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
    private final PersonalData personalData;
    private final NewRequests arrivals;
    private final SimilarRequests similar;
    private final MessageQueue classified;
    private final MessageQueue told;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    /** @param told where it goes that the platform is to be told of the new status */
    Classifying(
            Classifier classifier,
            PersonalData personalData,
            NewRequests arrivals,
            SimilarRequests similar,
            MessageQueue classified,
            MessageQueue told,
            Clock clock) {
        this.classifier = classifier;
        this.personalData = personalData;
        this.arrivals = arrivals;
        this.similar = similar;
        this.classified = classified;
        this.told = told;
        this.clock = clock;
    }

    void handle(QueueMessage message) {
        Submission submission = Json.read(message.body(), Submission.class);
        TrainingRequest original = submission.request();
        Instant now = clock.instant();
        personalData.put(original.id(), new Original(submission.author(), original.text()), now);
        TrainingRequest request = original.withText(redactor.redact(original.text()));
        Classification classification = classifier.classify(Redactor.withoutLabels(request.text()));
        StoredRequest named = StoredRequest.classified(request, classification, now);
        StoredRequest stored = arrivals.putIfAbsent(named);
        similar.link(stored);
        classified.send(Contribution.of(stored));
        if (stored.version() == 1) {
            told.send(Notification.of(StatusChange.of(stored).message()));
        }
    }
}
