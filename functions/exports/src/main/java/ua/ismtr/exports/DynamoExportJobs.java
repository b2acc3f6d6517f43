package ua.ismtr.exports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.exports.ExportJob.State;
import ua.ismtr.reference.Named;
import ua.ismtr.reference.RegionId;

/** The last export of each person, an item each. Whoever makes the file holds it by a mark of their own, and lets go by not writing. */
final class DynamoExportJobs {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Map<String, String> NAMES = Map.of("#state", "state", "#rows", "rows");
    private static final String HELD = "exportId = :id AND #state = :running AND worker = :worker";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    DynamoExportJobs(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    /** The last export that this person asked for. */
    Optional<ExportJob> find(String sub) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(sub)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(job(item));
    }

    /** Begins the export in place of the person's last one; empty if it was begun, otherwise the one that runs. */
    Optional<ExportJob> begin(ExportJob job) {
        ConditionalPut.Result result = ConditionalPut.put(
                dynamo,
                put -> put.tableName(table)
                        .item(item(job))
                        .conditionExpression(
                                "attribute_not_exists(exportId) OR #state <> :running OR movedAt < :stalled")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(
                                Map.of(":running", text(State.RUNNING.id()), ":stalled", time(stalled()))));
        return switch (result) {
            case ConditionalPut.Written() -> Optional.empty();
            case ConditionalPut.Refused(var present) -> Optional.of(job(present));
        };
    }

    /** Takes the export to make its file; false if it is no longer wanted, or another holds it. */
    boolean take(ExportJob job, String worker) {
        Map<String, AttributeValue> values = held(job, worker);
        values.put(":stalled", time(stalled()));
        return updated(
                job,
                "SET worker = :worker, movedAt = :now, #rows = :rows",
                "exportId = :id AND #state = :running"
                        + " AND (attribute_not_exists(worker) OR worker = :worker OR movedAt < :stalled)",
                values,
                0);
    }

    /** Notes how far the file is; false if it is no longer this worker's. */
    boolean progress(ExportJob job, String worker, long rows) {
        return updated(job, "SET #rows = :rows, movedAt = :now", HELD, held(job, worker), rows);
    }

    /** Ends the export; false if it is no longer this worker's. */
    boolean end(ExportJob job, String worker, State state, long rows, long bytes) {
        Map<String, AttributeValue> values = held(job, worker);
        values.put(":state", text(state.id()));
        values.put(":bytes", number(bytes));
        return updated(
                job,
                "SET #state = :state, #rows = :rows, fileBytes = :bytes, movedAt = :now REMOVE worker",
                HELD,
                values,
                rows);
    }

    private boolean updated(
            ExportJob job, String update, String condition, Map<String, AttributeValue> values, long rows) {
        values.put(":rows", number(rows));
        values.put(":now", time(clock.instant()));
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key(job.owner().sub()))
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static Map<String, AttributeValue> held(ExportJob job, String worker) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":id", text(job.exportId()));
        values.put(":running", text(State.RUNNING.id()));
        values.put(":worker", text(worker));
        return values;
    }

    private Instant stalled() {
        return clock.instant().minus(ExportJob.STALLED);
    }

    private static Map<String, AttributeValue> item(ExportJob job) {
        Map<String, AttributeValue> item = new HashMap<>(key(job.owner().sub()));
        item.put("exportId", text(job.exportId()));
        item.put("role", text(job.owner().role().id()));
        item.put(
                "regions",
                AttributeValue.fromL(job.owner().regions().stream()
                        .map(RegionId::value)
                        .sorted()
                        .map(DynamoExportJobs::text)
                        .toList()));
        item.put("format", text(job.format().name()));
        item.put(
                "filters",
                AttributeValue.fromM(job.filters().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, filter -> text(filter.getValue())))));
        item.put("state", text(job.state().id()));
        item.put("rows", number(job.rows()));
        item.put("fileBytes", number(job.bytes()));
        item.put("createdAt", time(job.createdAt()));
        item.put("movedAt", time(job.movedAt()));
        item.put("expiresAt", number(job.createdAt().plus(KEPT).getEpochSecond()));
        return item;
    }

    private static ExportJob job(Map<String, AttributeValue> item) {
        List<String> regions =
                Items.value(item, "regions").l().stream().map(AttributeValue::s).toList();
        Role role = Role.of(Items.text(item, "role")).orElseThrow();
        Caller owner = new Caller(
                Items.text(item, "sub"),
                role,
                regions.stream().map(RegionId::new).collect(Collectors.toUnmodifiableSet()));
        return new ExportJob(
                Items.text(item, "exportId"),
                owner,
                FileFormat.valueOf(Items.text(item, "format")),
                Items.value(item, "filters").m().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, filter -> filter.getValue().s())),
                Named.find(State.class, Items.text(item, "state")).orElseThrow(),
                Items.number(item, "rows"),
                Items.number(item, "fileBytes"),
                Instant.ofEpochMilli(Items.number(item, "createdAt")),
                Instant.ofEpochMilli(Items.number(item, "movedAt")));
    }

    private static Map<String, AttributeValue> key(String sub) {
        return Map.of("sub", text(sub));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue time(Instant at) {
        return number(at.toEpochMilli());
    }
}
