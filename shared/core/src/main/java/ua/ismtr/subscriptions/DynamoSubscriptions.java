package ua.ismtr.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.json.Json;
import ua.ismtr.subscriptions.Subscription.State;

/** Subscriptions as items that DynamoDB deletes when nobody agreed to them, or some time after they were ended. */
public final class DynamoSubscriptions implements Subscriptions {
    /** How long administrators see that somebody unsubscribed. */
    private static final Duration UNSUBSCRIBED_KEPT = Duration.ofDays(90);

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoSubscriptions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(subscription(item));
    }

    @Override
    public boolean store(Subscription subscription) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "subscriptionId", AttributeValue.fromS(subscription.id().value()),
                "owner", AttributeValue.fromS(subscription.owner()),
                "version", AttributeValue.fromN(Long.toString(subscription.version())),
                "document", AttributeValue.fromS(Json.text(subscription))));
        expiresAt(subscription)
                .ifPresent(at -> item.put("expiresAt", AttributeValue.fromN(Long.toString(at.getEpochSecond()))));
        ConditionalPut.Result result = ConditionalPut.put(dynamo, put -> {
            put.tableName(table).item(item);
            if (subscription.version() == 1) {
                put.conditionExpression("attribute_not_exists(subscriptionId)");
            } else {
                put.conditionExpression("version = :before")
                        .expressionAttributeValues(
                                Map.of(":before", AttributeValue.fromN(Long.toString(subscription.version() - 1))));
            }
        });
        return result instanceof ConditionalPut.Written;
    }

    private static Optional<Instant> expiresAt(Subscription subscription) {
        if (subscription.state() == State.PENDING) {
            return Optional.of(subscription.changedAt().plus(Subscription.TIME_TO_CONFIRM));
        }
        return subscription.state() == State.UNSUBSCRIBED
                ? Optional.of(subscription.changedAt().plus(UNSUBSCRIBED_KEPT))
                : Optional.empty();
    }

    @Override
    public boolean delete(Subscription subscription) {
        try {
            dynamo.deleteItem(delete -> delete.tableName(table)
                    .key(key(subscription.id()))
                    .conditionExpression("attribute_not_exists(subscriptionId) OR version = :version")
                    .expressionAttributeValues(
                            Map.of(":version", AttributeValue.fromN(Long.toString(subscription.version())))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public List<Subscription> of(String owner) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("owners")
                        .keyConditionExpression("#owner = :owner")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner))))
                .items()
                .stream()
                .map(DynamoSubscriptions::subscription)
                .toList();
    }

    @Override
    public Page page(@Nullable String cursor, int limit) {
        ScanRequest.Builder scan = ScanRequest.builder().tableName(table).limit(limit);
        if (cursor != null) {
            scan.exclusiveStartKey(key(new SubscriptionId(cursor)));
        }
        var response = dynamo.scan(scan.build());
        AttributeValue last = response.lastEvaluatedKey().get("subscriptionId");
        return new Page(
                response.items().stream().map(DynamoSubscriptions::subscription).toList(),
                last == null ? null : last.s());
    }

    @Override
    public Stream<Subscription> all() {
        return dynamo.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(DynamoSubscriptions::subscription);
    }

    private static Map<String, AttributeValue> key(SubscriptionId id) {
        return Map.of("subscriptionId", AttributeValue.fromS(id.value()));
    }

    private static Subscription subscription(Map<String, AttributeValue> item) {
        AttributeValue document =
                Objects.requireNonNull(item.get("document"), "An item of the subscriptions has no document");
        return Json.read(document.s(), Subscription.class);
    }
}
