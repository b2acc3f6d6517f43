package ua.ismtr.subscriptions;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.reference.Week;

/** Sends as items of their own, moved by one conditional write each. */
public final class DynamoDeliveryLog implements DeliveryLog {
    /**
     * Longer than one try can take, with the note of what came of it. On AWS a message comes again later than that, so the
     * sending service has that time to tell that it took the mail.
     */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** How long the history is kept. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final AttributeValue CLAIMED = number(Outcome.CLAIMED.rank());

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoDeliveryLog(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Claim claim(MailId id, @Nullable Week week, String about, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(id));
        if (week != null) {
            item.put("week", AttributeValue.fromS(week.toString()));
        }
        item.put("about", AttributeValue.fromS(about));
        item.put("rank", CLAIMED);
        item.put("at", number(now.toEpochMilli()));
        item.put("leaseUntil", number(now.plus(LEASE).toEpochMilli()));
        item.put("expiresAt", number(now.plus(KEPT).getEpochSecond()));
        // Tells two senders apart who claim the same mail within the same millisecond.
        item.put("claim", AttributeValue.fromS(UUID.randomUUID().toString()));
        ConditionalPut.Result result = ConditionalPut.put(
                dynamo,
                put -> put.tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(mail) OR (#rank = :claimed"
                                + " AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now))")
                        .expressionAttributeNames(Map.of("#rank", "rank"))
                        .expressionAttributeValues(Map.of(":claimed", CLAIMED, ":now", number(now.toEpochMilli()))));
        return switch (result) {
            case ConditionalPut.Written() -> Claim.OURS;
            case ConditionalPut.Refused(Map<String, AttributeValue> present) ->
                CLAIMED.equals(present.get("rank")) ? Claim.ANOTHERS : Claim.SETTLED;
        };
    }

    @Override
    public void note(MailId id, String detail, Instant now) {
        note(id, detail, now, "SET detail = :detail, #at = :now");
    }

    @Override
    public void release(MailId id, String detail, Instant now) {
        note(id, detail, now, "SET detail = :detail, #at = :now REMOVE leaseUntil");
    }

    private void note(MailId id, String detail, Instant now, String expression) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(id))
                    .updateExpression(expression)
                    .conditionExpression("#rank = :claimed")
                    .expressionAttributeNames(Map.of("#rank", "rank", "#at", "at"))
                    .expressionAttributeValues(Map.of(
                            ":claimed", CLAIMED,
                            ":detail", AttributeValue.fromS(detail),
                            ":now", number(now.toEpochMilli()))));
        } catch (ConditionalCheckFailedException e) {
            // It is settled: nothing stands in the way any more.
        }
    }

    @Override
    public void reached(MailId id, Outcome outcome, @Nullable String messageId, @Nullable String detail, Instant now) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":rank", number(outcome.rank())));
        Map<String, String> names = new HashMap<>(Map.of("#rank", "rank"));
        StringBuilder set = new StringBuilder("SET #rank = :rank");
        if (outcome == Outcome.SENT) {
            set.append(", #at = :now");
            names.put("#at", "at");
            values.put(":now", number(now.toEpochMilli()));
        }
        if (messageId != null) {
            set.append(", messageId = :message");
            values.put(":message", AttributeValue.fromS(messageId));
        }
        if (detail != null) {
            set.append(", detail = :detail");
            values.put(":detail", AttributeValue.fromS(detail));
        } else {
            set.append(" REMOVE detail");
        }
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(id))
                    .updateExpression(set.toString())
                    .conditionExpression("attribute_exists(mail) AND #rank < :rank")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            // It came further already, or is too long ago to be known.
        }
    }

    @Override
    public List<Send> of(SubscriptionId subscription) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("subscriptionId = :id")
                        .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(subscription.value()))))
                .items()
                .stream()
                .map(DynamoDeliveryLog::send)
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .toList();
    }

    @Override
    public Page of(Week week, @Nullable String cursor, int limit) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName("weeks")
                .keyConditionExpression("week = :week")
                .expressionAttributeValues(Map.of(":week", AttributeValue.fromS(week.toString())))
                .scanIndexForward(false)
                .limit(limit);
        if (cursor != null) {
            query.exclusiveStartKey(start(week, cursor));
        }
        var response = dynamo.query(query.build());
        Map<String, AttributeValue> last = response.lastEvaluatedKey();
        return new Page(
                response.items().stream().map(DynamoDeliveryLog::send).toList(),
                last.isEmpty()
                        ? null
                        : "%s_%s"
                                .formatted(
                                        value(last, "at").n(),
                                        value(last, "subscriptionId").s()));
    }

    /** A cursor is the time and the subscription of the last send of its page. */
    private static Map<String, AttributeValue> start(Week week, String cursor) {
        List<String> parts = List.of(cursor.split("_", 2));
        if (parts.size() != 2 || !parts.getFirst().matches("\\d{1,15}")) {
            throw new IllegalArgumentException("Not a cursor of sends");
        }
        return Map.ofEntries(
                entry("week", AttributeValue.fromS(week.toString())),
                entry("at", AttributeValue.fromN(parts.getFirst())),
                entry("subscriptionId", AttributeValue.fromS(parts.getLast())),
                entry("mail", AttributeValue.fromS(week.toString())));
    }

    private static Send send(Map<String, AttributeValue> item) {
        return new Send(
                new MailId(
                        new SubscriptionId(value(item, "subscriptionId").s()),
                        value(item, "mail").s()),
                text(item, "week"),
                value(item, "about").s(),
                Outcome.of(Integer.parseInt(value(item, "rank").n())),
                Instant.ofEpochMilli(Long.parseLong(value(item, "at").n())),
                text(item, "messageId"),
                text(item, "detail"));
    }

    private static Map<String, AttributeValue> key(MailId id) {
        return Map.of(
                "subscriptionId", AttributeValue.fromS(id.subscription().value()),
                "mail", AttributeValue.fromS(id.mail()));
    }

    private static @Nullable String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "An item of the sends has no " + name);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
