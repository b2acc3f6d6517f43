package ua.ismtr.models;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * One counter for each day and limit, which DynamoDB deletes some days later. It keeps who took the last place: the SDK
 * repeats a call whose answer was lost, and such a repetition takes no second place.
 */
final class DynamoDailyLimit implements DailyLimit {
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final String name;

    /** @param name what is limited */
    DynamoDailyLimit(DynamoDbClient dynamo, String table, String name) {
        this.dynamo = dynamo;
        this.table = table;
        this.name = name;
    }

    @Override
    public boolean take(LocalDate day, int most) {
        long expiresAt = day.atStartOfDay().plus(KEPT).toEpochSecond(ZoneOffset.UTC);
        AttributeValue taking = AttributeValue.fromS(UUID.randomUUID().toString());
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Map.of("limit", AttributeValue.fromS(name + "#" + day)))
                    .updateExpression("ADD taken :one SET expiresAt = :expiresAt, lastTaking = :taking")
                    .conditionExpression("attribute_not_exists(taken) OR (taken < :most AND lastTaking <> :taking)")
                    .expressionAttributeValues(Map.of(
                            ":one", AttributeValue.fromN("1"),
                            ":most", AttributeValue.fromN(Integer.toString(most)),
                            ":expiresAt", AttributeValue.fromN(Long.toString(expiresAt)),
                            ":taking", taking))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return most > 0;
        } catch (ConditionalCheckFailedException e) {
            return taking.equals(e.item().get("lastTaking"));
        }
    }
}
