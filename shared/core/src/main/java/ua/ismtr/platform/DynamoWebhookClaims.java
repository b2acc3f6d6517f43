package ua.ismtr.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import ua.ismtr.requests.RequestId;

/** Claims as items of their own, decided by one conditional write each. */
final class DynamoWebhookClaims implements WebhookClaims {
    /** Longer than the platform goes on repeating a webhook. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** Before the id of a request whose withdrawal is queued. */
    private static final String WITHDRAWN = "withdrawn/";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoWebhookClaims(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Claim claim(RequestId id, String bodyHash, Instant now) {
        Map<String, AttributeValue> item = Map.of(
                "requestId", text(id.value()),
                "bodyHash", text(bodyHash),
                "expiresAt", number(now.plus(KEPT).getEpochSecond()));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(requestId) OR expiresAt < :seconds")
                    .expressionAttributeValues(Map.of(":seconds", number(now.getEpochSecond())))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Claim.TO_BE_QUEUED;
        } catch (ConditionalCheckFailedException e) {
            Map<String, AttributeValue> earlier = e.item();
            if (!text(bodyHash).equals(earlier.get("bodyHash"))) {
                return Claim.CONFLICT;
            }
            return earlier.containsKey("queuedAt") ? Claim.QUEUED : Claim.TO_BE_QUEUED;
        }
    }

    @Override
    public void queued(RequestId id, RequestId request, Instant now) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of("requestId", text(id.value())))
                .updateExpression("SET queuedAt = :now, about = :request")
                .expressionAttributeValues(
                        Map.of(":now", number(now.toEpochMilli()), ":request", text(request.value()))));
    }

    @Override
    public Optional<Instant> queuedAt(RequestId id) {
        Map<String, AttributeValue> claim = item(id.value());
        return Optional.ofNullable(claim.get("queuedAt"))
                .filter(noted -> text(id.value()).equals(claim.get("about")))
                .map(noted -> Instant.ofEpochMilli(Long.parseLong(noted.n())));
    }

    @Override
    public void withdrawn(RequestId id, Instant now) {
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "requestId",
                        text(WITHDRAWN + id.value()),
                        "expiresAt",
                        number(now.plus(KEPT).getEpochSecond()))));
    }

    @Override
    public boolean isWithdrawn(RequestId id) {
        return !item(WITHDRAWN + id.value()).isEmpty();
    }

    private Map<String, AttributeValue> item(String key) {
        return dynamo.getItem(get ->
                        get.tableName(table).key(Map.of("requestId", text(key))).consistentRead(true))
                .item();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
