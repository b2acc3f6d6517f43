package ua.ismtr.training;

import java.time.Clock;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoGrants;
import ua.ismtr.aws.Clients;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.models.Models;
import ua.ismtr.models.S3Models;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.topics.TopicModel;
import ua.ismtr.topics.training.Trainer;

/** Puts the function's parts together. */
record Wiring(Training training, ModelsApi api) {

    static Wiring of(TrainingConfig config, Clients clients) {
        Clock clock = Clock.systemUTC();
        Models models = new S3Models(clients.s3(), config.modelsBucket());
        TopicModel packaged = TopicModel.packaged();
        Training training = new Training(
                models,
                new DynamoCorrections(clients.dynamo(), config.correctionsTable()),
                packaged,
                Packaged.corpus(),
                Packaged.gold(),
                corpus -> new Trainer().train(corpus),
                clock);
        SqsMessageQueue trainings = new SqsMessageQueue(clients.sqs(), config.queueUrl());
        DynamoAuditLog audit = new DynamoAuditLog(clients.dynamo(), config.auditTable(), config.auditRetention());
        Authorization access = new Authorization(new DynamoGrants(clients.dynamo(), config.rolesTable()));
        Rollback rollback = new Rollback(models, packaged.version(), clock);
        return new Wiring(
                training, new ModelsApi(access::caller, audit, models, rollback, trainings, packaged.version(), clock));
    }
}
