package ua.ismtr.centers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import ua.ismtr.aws.Items;
import ua.ismtr.reference.RegionId;

/** Centres as items by region and code. */
public final class DynamoCenters implements Centers {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCenters(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Map<String, RegisteredCenter> find(Collection<RegisteredCenter> centers) {
        List<Map<String, AttributeValue>> keys = centers.stream()
                .map(center -> Map.of(
                        "region", AttributeValue.fromS(center.region().value()),
                        "code", AttributeValue.fromS(center.code())))
                .toList();
        return byName(Items.getAll(dynamo, table, keys, true));
    }

    @Override
    public Optional<RegisteredCenter> find(RegionId region, String code) {
        Map<String, AttributeValue> item = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of(
                                "region", AttributeValue.fromS(region.value()),
                                "code", AttributeValue.fromS(code))))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(center(item));
    }

    @Override
    public Map<String, RegisteredCenter> all() {
        return byName(dynamo.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .toList());
    }

    @Override
    public List<RegisteredCenter> of(RegionId region, @Nullable String after, int limit) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#region = :region AND #code > :after")
                .expressionAttributeNames(Map.of("#region", "region", "#code", "code"))
                .expressionAttributeValues(Map.of(
                        ":region", AttributeValue.fromS(region.value()),
                        ":after", AttributeValue.fromS(after == null ? " " : after)))
                .build();
        return dynamo.queryPaginator(query).items().stream()
                .limit(limit)
                .map(DynamoCenters::center)
                .toList();
    }

    @Override
    public void put(Collection<RegisteredCenter> centers) {
        Items.putAll(dynamo, table, centers.stream().map(DynamoCenters::item).toList());
    }

    private static Map<String, RegisteredCenter> byName(List<Map<String, AttributeValue>> items) {
        Map<String, RegisteredCenter> centers = new HashMap<>();
        for (Map<String, AttributeValue> item : items) {
            RegisteredCenter center = center(item);
            centers.put(center.fullName(), center);
        }
        return centers;
    }

    private static Map<String, AttributeValue> item(RegisteredCenter center) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "code", AttributeValue.fromS(center.code()),
                "name", AttributeValue.fromS(center.name()),
                "katottg", AttributeValue.fromS(center.katottg()),
                "region", AttributeValue.fromS(center.region().value()),
                "state", AttributeValue.fromS(center.state().id()),
                "since", AttributeValue.fromS(center.since().toString())));
        if (center.staff() != null) {
            item.put("staff", AttributeValue.fromN(Integer.toString(center.staff())));
        }
        if (center.trainingHour() != null) {
            item.put("trainingHour", AttributeValue.fromS(center.trainingHour().value()));
        }
        return item;
    }

    private static RegisteredCenter center(Map<String, AttributeValue> item) {
        String state = Items.text(item, "state");
        return new RegisteredCenter(
                Items.text(item, "code"),
                Items.text(item, "name"),
                Items.text(item, "katottg"),
                new RegionId(Items.text(item, "region")),
                CenterState.of(state).orElseThrow(() -> new IllegalStateException("A centre is " + state)),
                LocalDate.parse(Items.text(item, "since")),
                item.containsKey("staff") ? Math.toIntExact(Items.number(item, "staff")) : null,
                item.containsKey("trainingHour")
                        ? TrainingHour.parse(Items.text(item, "trainingHour")).orElseThrow()
                        : null);
    }
}
