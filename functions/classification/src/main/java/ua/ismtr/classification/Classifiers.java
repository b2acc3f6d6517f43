package ua.ismtr.classification;

import java.time.Clock;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import ua.ismtr.aws.Clients;
import ua.ismtr.classification.ClassificationConfig.SecondOpinionConfig;
import ua.ismtr.models.DailyLimit;
import ua.ismtr.models.S3Models;
import ua.ismtr.requests.Classifier;
import ua.ismtr.topics.TopicModel;

/** Puts together what classifies. */
final class Classifiers {
    private Classifiers() {}

    /** The published model alone. */
    static Classifier published(ClassificationConfig config, Clients clients, TopicModel packaged) {
        return new PublishedClassifier(new S3Models(clients.s3(), config.modelsBucket()), packaged, Clock.systemUTC());
    }

    /** The published model, with a second opinion where one is configured. */
    static Classifier of(ClassificationConfig config, Clients clients, TopicModel packaged) {
        Clock clock = Clock.systemUTC();
        Classifier published = published(config, clients, packaged);
        SecondOpinionConfig second = config.secondOpinion();
        if (!second.on()) {
            return published;
        }
        DailyLimit limit = DailyLimit.in(clients, second.limitsTable(), "second-opinion");
        BedrockRuntimeClient bedrock = BedrockOpinion.client(second.patience()).build();
        SecondOpinion opinion = new BedrockOpinion(bedrock, second.modelId(), limit, second.callsADay(), clock);
        return new ReviewedClassifier(published, opinion, second.decides());
    }
}
