package ua.ismtr.classification;

import java.time.Clock;
import java.time.Instant;
import ua.ismtr.domain.Classification;
import ua.ismtr.domain.Classifier;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.domain.Submission;
import ua.ismtr.domain.TrainingRequest;
import ua.ismtr.json.Json;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.QueueMessage;
import ua.ismtr.store.Arrivals;
import ua.ismtr.store.PersonalData;
import ua.ismtr.store.PersonalData.Original;

/**
 * Names the topics of one request and passes it on. The author's own words stay with the personal data: what is
 * classified, stored and passed on is the text without personal data. Each step may be repeated: what is stored first,
 * stays.
 */
final class Classifying {
    private final Classifier classifier;
    private final PersonalData personalData;
    private final Arrivals arrivals;
    private final MessageQueue classified;
    private final Clock clock;
    private final Redactor redactor = new Redactor();

    Classifying(
            Classifier classifier, PersonalData personalData, Arrivals arrivals, MessageQueue classified, Clock clock) {
        this.classifier = classifier;
        this.personalData = personalData;
        this.arrivals = arrivals;
        this.classified = classified;
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
        classified.send(arrivals.putIfAbsent(named).contribution());
    }
}
