package ua.ismtr.surveillance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.Week;

/** Warnings as items under one key, in the order of their ids, which begin with the first week. */
public final class DynamoWarnings implements Warnings {
    private static final AttributeValue LIST = AttributeValue.fromS("warnings");
    private static final String END = "~";
    private static final int GRAVEST = 3;
    private static final int REMEMBERED_WEEKS = 26;
    private static final int FRESH_WEEKS = 5;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoWarnings(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Warning> find(String warningId) {
        if (!Items.canBeSortKey(warningId)) {
            return Optional.empty();
        }
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(warningId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(warning(item));
    }

    @Override
    public boolean store(Warning warning) {
        Map<String, AttributeValue> item = new HashMap<>(key(warning.warningId()));
        item.put("version", AttributeValue.fromN(Long.toString(warning.version())));
        item.put("warning", AttributeValue.fromS(Json.text(warning)));
        ConditionalPut.Result result = ConditionalPut.put(dynamo, put -> {
            put.tableName(table).item(item);
            if (warning.version() == 1) {
                put.conditionExpression("attribute_not_exists(warningId)");
            } else {
                put.conditionExpression("version = :before")
                        .expressionAttributeValues(
                                Map.of(":before", AttributeValue.fromN(Long.toString(warning.version() - 1))));
            }
        });
        return result instanceof ConditionalPut.Written;
    }

    @Override
    public Page page(Predicate<Warning> wanted, @Nullable String after, int limit) {
        List<Warning> found = new ArrayList<>();
        try (Stream<Warning> all = newestFirst("warningId < :bound", after == null ? END : after)) {
            all.filter(wanted).limit(limit + 1L).forEach(found::add);
        }
        boolean more = found.size() > limit;
        List<Warning> shown = more ? found.subList(0, limit) : found;
        return new Page(List.copyOf(shown), more ? shown.getLast().warningId() : null);
    }

    @Override
    public List<Warning> since(String week) {
        try (Stream<Warning> all = newestFirst("warningId >= :bound", week)) {
            return all.toList();
        }
    }

    @Override
    public List<Warning> gravest(Set<RegionId> regions) {
        LocalDate today = Kyiv.day(clock.instant());
        boolean all = regions.containsAll(Regions.all().stream().map(Region::id).toList());
        LocalDate fresh = today.minusWeeks(FRESH_WEEKS);
        return since(Week.of(today).plus(-REMEMBERED_WEEKS).toString()).stream()
                .filter(warning -> warning.finding().kind() != Kind.ALL_SILENT)
                .filter(warning -> warning.isVisible(regions, all))
                .filter(warning -> warning.state() == WarningState.NEW || warning.state() == WarningState.SEEN)
                .filter(warning -> warning.ended() == null)
                .filter(warning -> !Week.parse(warning.finding().weeks().getLast())
                        .orElseThrow()
                        .sunday()
                        .isBefore(fresh))
                .sorted(Comparator.comparingDouble(Warning::gravity).reversed().thenComparing(Warning::warningId))
                .limit(GRAVEST)
                .toList();
    }

    private Stream<Warning> newestFirst(String condition, String bound) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#list = :list AND " + condition)
                .expressionAttributeNames(Map.of("#list", "list"))
                .expressionAttributeValues(Map.of(":list", LIST, ":bound", AttributeValue.fromS(bound)))
                .scanIndexForward(false)
                .consistentRead(true)
                .build();
        return dynamo.queryPaginator(query).items().stream().map(DynamoWarnings::warning);
    }

    private static Warning warning(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "warning"), Warning.class);
    }

    private static Map<String, AttributeValue> key(String warningId) {
        return Map.of("list", LIST, "warningId", AttributeValue.fromS(warningId));
    }
}
