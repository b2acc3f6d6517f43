package ua.ismtr.regional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.authorization.AuditLog;
import ua.ismtr.authorization.DynamoAuditLog;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Quarter;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;

/**
 * A centre as the item {@code profile} of its id, its plans beside it as {@code plan=2027-Q1}. An item {@code region=UA-46} names the
 * centre that serves the region: it keeps a second centre out, and all centres are found by these.
 */
final class DynamoRegionalCenters implements RegionalCenters {
    private static final String PROFILE = "profile";
    private static final String PLAN = "plan=";
    private static final String SERVED_BY = "served-by";

    private final DynamoDbClient dynamo;
    private final String table;
    private final DynamoAuditLog audit;

    DynamoRegionalCenters(DynamoDbClient dynamo, String table, String auditTable, Duration auditRetention) {
        this.dynamo = dynamo;
        this.table = table;
        this.audit = new DynamoAuditLog(dynamo, auditTable, auditRetention);
    }

    @Override
    public Optional<RegionalCenter> find(String centerId) {
        return read(centerId, PROFILE).map(DynamoRegionalCenters::center);
    }

    @Override
    public List<RegionalCenter> all() {
        List<Map<String, AttributeValue>> regions = Regions.all().stream()
                .map(Region::id)
                .map(DynamoRegionalCenters::regionKey)
                .toList();
        List<Map<String, AttributeValue>> profiles = Items.getAll(dynamo, table, regions, true).stream()
                .map(item -> key(Items.text(item, "served"), PROFILE))
                .toList();
        return Items.getAll(dynamo, table, profiles, true).stream()
                .map(DynamoRegionalCenters::center)
                .sorted(Comparator.comparing(RegionalCenter::centerId))
                .toList();
    }

    @Override
    public Stored create(RegionalCenter center, AuditLog.Entry entry) {
        return write(center, center.regions(), List.of(), entry);
    }

    @Override
    public Stored replace(RegionalCenter before, RegionalCenter after, AuditLog.Entry entry) {
        List<RegionId> added = after.regions().stream()
                .filter(region -> !before.regions().contains(region))
                .toList();
        List<RegionId> removed = before.regions().stream()
                .filter(region -> !after.regions().contains(region))
                .toList();
        return write(after, added, removed, entry);
    }

    private Stored write(RegionalCenter next, List<RegionId> added, List<RegionId> removed, AuditLog.Entry entry) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(put(key(next.centerId(), PROFILE), next.version(), Json.text(next)));
        added.forEach(region -> items.add(TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(with(regionKey(region), "served", AttributeValue.fromS(next.centerId())))
                        .conditionExpression("attribute_not_exists(centerId)")
                        .build())
                .build()));
        removed.forEach(region -> items.add(TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(regionKey(region)).build())
                .build()));
        items.add(audit.item(entry));
        return switch (Transactions.writeRetrying(dynamo, "the regional centre " + next.centerId(), items)) {
            case Transactions.Written() -> Stored.DONE;
            case Transactions.Refused(int item) -> {
                if (ConditionalPut.isDone(next, find(next.centerId()))) {
                    yield Stored.DONE;
                }
                yield item == 0 ? Stored.OUTDATED : Stored.REGION_TAKEN;
            }
        };
    }

    @Override
    public Optional<RegionalPlan> plan(String centerId, Quarter quarter) {
        return read(centerId, PLAN + quarter).map(DynamoRegionalCenters::plan);
    }

    @Override
    public List<RegionalPlan> plans(String centerId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("centerId = :center AND begins_with(part, :plan)")
                        .expressionAttributeValues(
                                Map.of(":center", AttributeValue.fromS(centerId), ":plan", AttributeValue.fromS(PLAN))))
                .items()
                .stream()
                .map(DynamoRegionalCenters::plan)
                .toList();
    }

    @Override
    public List<RegionalPlan> plans(List<RegionalCenter> centers, Quarter quarter) {
        List<Map<String, AttributeValue>> keys = centers.stream()
                .map(center -> key(center.centerId(), PLAN + quarter))
                .toList();
        return Items.getAll(dynamo, table, keys, true).stream()
                .map(DynamoRegionalCenters::plan)
                .sorted(Comparator.comparing(RegionalPlan::centerId))
                .toList();
    }

    @Override
    public boolean store(RegionalPlan next, AuditLog.Entry entry) {
        List<TransactWriteItem> items = List.of(
                put(key(next.centerId(), PLAN + next.quarter()), next.version(), Json.text(next)), audit.item(entry));
        return switch (Transactions.writeRetrying(dynamo, "the plan of " + next.centerId(), items)) {
            case Transactions.Written() -> true;
            case Transactions.Refused(int item) ->
                plan(next.centerId(), next.quarter()).filter(next::equals).isPresent();
        };
    }

    /** Version 1 where there is nothing, every other in the place of the one before. */
    private TransactWriteItem put(Map<String, AttributeValue> key, long version, String document) {
        Map<String, AttributeValue> item = with(
                with(key, "document", AttributeValue.fromS(document)),
                "version",
                AttributeValue.fromN(Long.toString(version)));
        Put.Builder put = Put.builder().tableName(table).item(item).expressionAttributeNames(Map.of("#v", "version"));
        return TransactWriteItem.builder()
                .put(
                        version == 1
                                ? put.conditionExpression("attribute_not_exists(#v)")
                                        .build()
                                : put.conditionExpression("#v = :before")
                                        .expressionAttributeValues(
                                                Map.of(":before", AttributeValue.fromN(Long.toString(version - 1))))
                                        .build())
                .build();
    }

    private Optional<Map<String, AttributeValue>> read(String centerId, String part) {
        return Optional.of(dynamo.getItem(get ->
                                get.tableName(table).key(key(centerId, part)).consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty());
    }

    private static Map<String, AttributeValue> regionKey(RegionId region) {
        return key("region=" + region, SERVED_BY);
    }

    private static Map<String, AttributeValue> key(String centerId, String part) {
        return Map.of("centerId", AttributeValue.fromS(centerId), "part", AttributeValue.fromS(part));
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> item, String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(item);
        more.put(name, value);
        return more;
    }

    private static RegionalCenter center(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "document"), RegionalCenter.class);
    }

    private static RegionalPlan plan(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "document"), RegionalPlan.class);
    }
}
