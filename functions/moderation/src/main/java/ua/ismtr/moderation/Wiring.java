package ua.ismtr.moderation;

import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.access.Access;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.queue.MessageQueue;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.store.Clients;
import ua.ismtr.store.DynamoAuditLog;
import ua.ismtr.store.DynamoCounterReader;
import ua.ismtr.store.DynamoOutbox;
import ua.ismtr.store.DynamoPersonalData;
import ua.ismtr.store.DynamoRequestChanges;
import ua.ismtr.store.DynamoRequestList;
import ua.ismtr.store.DynamoRequests;
import ua.ismtr.store.DynamoRoles;
import ua.ismtr.store.S3Snapshots;

/** Puts the parts of moderation together. */
final class Wiring {
    private Wiring() {}

    static Routes routes(ModerationConfig config, Clock clock) {
        Clients clients = Clients.ofProcess();
        DynamoDbClient dynamo = clients.dynamo();
        DynamoRequestChanges.Tables tables = config.tables();
        DynamoAuditLog audit = new DynamoAuditLog(dynamo, tables.audit(), config.auditRetention());
        DynamoRequests requests = new DynamoRequests(dynamo, tables.requests());
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(dynamo, tables.counters()), new S3Snapshots(clients.s3(), config.bucket()), clock);
        Optional<MessageQueue> told = Optional.of(config.notificationsUrl())
                .filter(url -> !url.isBlank())
                .map(url -> new SqsMessageQueue(clients.sqs(), config.notificationsQueueUrl()));
        return new Routes(
                new Access(new DynamoRoles(dynamo, config.rolesTable(), audit)),
                new DashboardApi(figures, clock),
                new DirectoryApi(),
                new RequestsApi(
                        new DynamoRequestList(dynamo, tables.lists(), requests),
                        requests,
                        new DynamoPersonalData(
                                clients.enhancedDynamo(), config.personalDataTable(), config.personalDataRetention()),
                        audit,
                        clock),
                new ReviewApi(new Review(
                        requests,
                        new DynamoRequestChanges(dynamo, tables, config.auditRetention(), clock),
                        new News(told, new DynamoOutbox(dynamo, tables.outbox())),
                        clock)));
    }
}
