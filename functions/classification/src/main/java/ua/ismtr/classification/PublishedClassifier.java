package ua.ismtr.classification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Classifier;
import ua.ismtr.topics.ServedModel;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/**
 * Classifies with the model that was published last, looking for a new one at most once a minute; with the packaged
 * one where none was published beside it, or the published one cannot be read or is damaged. While the store is out of
 * reach, what is served stays.
 */
final class PublishedClassifier implements Classifier {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedClassifier.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Models models;
    private final TopicModel packaged;
    private final Clock clock;
    private TopicModel served;
    private TopicClassifier classifier;
    private Instant nextLook = Instant.MIN;

    PublishedClassifier(Models models, TopicModel packaged, Clock clock) {
        this.models = models;
        this.packaged = packaged;
        this.clock = clock;
        this.served = packaged;
        this.classifier = new TopicClassifier(packaged);
    }

    @Override
    public synchronized Classification classify(String text) {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            look();
        }
        return classifier.classify(text);
    }

    private void look() {
        TopicModel found;
        try {
            Optional<Current> current =
                    models.current().map(Models.Tagged::current).filter(one -> one.isServedBeside(packaged.version()));
            if (current.isPresent() && served.version().equals(current.get().version())) {
                return;
            }
            found = ServedModel.of(models, current, packaged);
        } catch (RuntimeException e) {
            LOG.warn("Which model is published cannot be read now; {} stays", served.version(), e);
            return;
        }
        if (!found.version().equals(served.version())) {
            LOG.info("The model is {} from now on, after {}", found.version(), served.version());
            served = found;
            classifier = new TopicClassifier(found);
        }
    }
}
