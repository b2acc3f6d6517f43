package ua.ismtr.moderation;

import static ua.ismtr.http.Router.ADMINS;
import static ua.ismtr.http.Router.ALL;
import static ua.ismtr.http.Router.MODERATORS;

import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.authorization.Authorization;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.authorization.DynamoRoles;
import ua.ismtr.authorization.People;
import ua.ismtr.aws.Clients;
import ua.ismtr.changes.DynamoRequestChanges;
import ua.ismtr.changes.StatusNotifier;
import ua.ismtr.counters.DynamoCounterReader;
import ua.ismtr.counters.DynamoCounters;
import ua.ismtr.counters.Reconciliation;
import ua.ismtr.dashboard.FiguresReader;
import ua.ismtr.dashboard.S3Snapshots;
import ua.ismtr.http.Router;
import ua.ismtr.models.DynamoCorrections;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.privacy.Redactor;
import ua.ismtr.queue.SqsMessageQueue;
import ua.ismtr.requests.DynamoErasure;
import ua.ismtr.requests.DynamoPersonalDataReader;
import ua.ismtr.requests.DynamoRequestList;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.DynamoShownTexts;
import ua.ismtr.requests.EmailKey;
import ua.ismtr.requests.History;
import ua.ismtr.requests.Looks;
import ua.ismtr.requests.PersonalDataReader;
import ua.ismtr.requests.SimilarRequests;
import ua.ismtr.requests.StoredTexts;

/** Puts the parts of moderation together, and says which roles may call which route. */
final class Wiring {
    /** So many texts are redacted between two looks at the time that is left. */
    private static final int PAGE = 100;

    private Wiring() {}

    static Router router(ModerationConfig config, Clock clock) {
        Clients clients = Clients.ofProcess();
        DynamoDbClient dynamo = clients.dynamo();
        DynamoRequestChanges.Tables tables = config.tables();
        FiguresReader figures = new FiguresReader(
                new DynamoCounterReader(dynamo, tables.counters()),
                new S3Snapshots(clients.s3(), config.bucket()),
                clock);
        PersonalDataReader personalData =
                new DynamoPersonalDataReader(clients.enhancedDynamo(), config.personalDataTable());
        DynamoAuditLog audit = new DynamoAuditLog(dynamo, tables.audit(), config.auditRetention());
        DynamoRoles roles = new DynamoRoles(dynamo, config.rolesTable(), audit);
        People people = People.in(clients, config.peopleTable(), config.auditRetention());
        DynamoRequests requests = new DynamoRequests(dynamo, tables.requests());
        DynamoRequestList list = new DynamoRequestList(dynamo, tables.lists(), requests);
        DynamoRequestChanges changes = new DynamoRequestChanges(dynamo, tables, config.auditRetention(), clock);
        History history = History.in(clients, tables.lists());
        StatusNotifier news = new StatusNotifier(
                requests,
                new SqsMessageQueue(clients.sqs(), config.notificationsQueueUrl()),
                new DynamoOutbox(dynamo, tables.outbox()),
                !config.notificationsUrl().isBlank());
        SimilarRequests similar = SimilarRequests.in(clients, tables.lists(), config.linksTable(), requests);
        DynamoErasure erasure = new DynamoErasure(
                dynamo,
                config.personalDataTable(),
                new EmailKey(clients.secret(config.personalDataKeyArn(), key -> key)));
        DynamoCounters counters = new DynamoCounters(dynamo, tables.counters(), tables.contributions(), clock);
        return router(
                new Authorization(
                        new FirstAdministrators(roles, config.firstAdministrators(), clock), clock, audit, people),
                new DashboardApi(figures, clock),
                new DirectoryApi(),
                new RequestsApi(list, requests, history, similar, personalData, audit, clock),
                new ReviewApi(new Review(requests, changes, news, erasure, clock), history, clock),
                new TextApi(
                        requests,
                        changes,
                        new DynamoShownTexts(dynamo, tables.lists()),
                        new DynamoCorrections(dynamo, tables.corrections()),
                        history,
                        clock),
                new QuestionsApi(requests, changes, news, history, clock),
                new LooksApi(requests, Looks.in(clients, config.peopleTable()), clock),
                new ErasureApi(requests, erasure, audit, clock),
                new MergingApi(new Merging(requests, changes, news, clock), history),
                new RolesApi(roles, people, audit, clock),
                new PeopleApi(people, audit, clock),
                new AuditApi(audit, clock),
                new ReconciliationApi(
                        Reconciliation.in(clients, list, counters, tables.counters(), tables.contributions(), clock),
                        audit,
                        clock));
    }

    /** What redacts stored texts again when the rules have changed, and what hides those whose time is over. */
    static Upkeep upkeep(ModerationConfig config, Clock clock) {
        Clients clients = Clients.ofProcess();
        DynamoRequestChanges.Tables tables = config.tables();
        DynamoRequests requests = new DynamoRequests(clients.dynamo(), tables.requests());
        StoredTexts texts = StoredTexts.of(clients, tables.requests(), tables.lists());
        DynamoCorrections corrections = new DynamoCorrections(clients.dynamo(), tables.corrections());
        TextChanges changes = new TextChanges(
                requests, new DynamoRequestChanges(clients.dynamo(), tables, config.auditRetention(), clock), clock);
        return new Upkeep(
                new Reredaction(
                        texts,
                        changes,
                        corrections,
                        new DynamoPersonalDataReader(clients.enhancedDynamo(), config.personalDataTable()),
                        clock,
                        Redactor.VERSION,
                        PAGE),
                new Expiry(texts, requests, changes, corrections, config.textRetention(), clock, PAGE));
    }

    /** The table of routes: who may call each, and what answers it. */
    static Router router(
            Authorization authorization,
            DashboardApi dashboard,
            DirectoryApi directory,
            RequestsApi requests,
            ReviewApi review,
            TextApi texts,
            QuestionsApi questions,
            LooksApi looks,
            ErasureApi erasure,
            MergingApi merging,
            RolesApi roles,
            PeopleApi people,
            AuditApi audit,
            ReconciliationApi reconciliation) {
        return new Router(authorization)
                .route("GET /v1/dashboard", ALL, dashboard::answer)
                .route("GET /v1/dashboard.csv", ALL, dashboard::csv)
                .bare("GET /v1/topics", ALL, directory::topics)
                .bare("GET /v1/regions", ALL, directory::regions)
                .route("GET /v1/training-requests", ALL, requests::list)
                .route("GET /v1/training-requests/{requestId}", ALL, requests::one)
                .bare("PATCH /v1/training-requests/{requestId}", MODERATORS, review::one)
                .bare("PATCH /v1/training-requests", MODERATORS, review::many)
                .bare("PUT /v1/training-requests/{requestId}/text", MODERATORS, texts::mask)
                .bare("POST /v1/training-requests/{requestId}/questions", MODERATORS, questions::ask)
                .bare("PUT /v1/training-requests/{requestId}/look", MODERATORS, looks::look)
                .bare("DELETE /v1/training-requests/{requestId}/personal-data", ADMINS, erasure::erase)
                .bare("POST /v1/personal-data/search", ADMINS, erasure::search)
                .bare("POST /v1/training-requests/{requestId}/merge", MODERATORS, merging::merge)
                .bare("DELETE /v1/training-requests/{requestId}/merge", MODERATORS, merging::separate)
                .bare("GET /v1/me", ALL, roles::me)
                .bare("GET /v1/roles", ADMINS, roles::list)
                .bare("PUT /v1/roles/{sub}", ADMINS, roles::give)
                .route("DELETE /v1/roles/{sub}", ADMINS, roles::take)
                .route("GET /v1/people", ADMINS, people::list)
                .route("GET /v1/audit", ADMINS, audit::list)
                .route("GET /v1/audit.csv", ADMINS, audit::csv)
                .bare("POST /v1/reconciliation", ADMINS, reconciliation::run);
    }
}
