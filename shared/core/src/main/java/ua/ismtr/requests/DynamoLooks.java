package ua.ismtr.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.Caller;
import ua.ismtr.authorization.Role;
import ua.ismtr.aws.Items;

/** A list of looks for each request, one item for each person, whichever tabs the person has open. */
final class DynamoLooks implements Looks {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoLooks(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Look look(RequestId request, Caller caller, Instant now) {
        AttributeValue list = AttributeValue.fromS("looks=" + request.value());
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.SECONDS);
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "list",
                        list,
                        "sub",
                        AttributeValue.fromS(caller.sub()),
                        "role",
                        AttributeValue.fromS(caller.role().id()),
                        "expiresAt",
                        AttributeValue.fromN(Long.toString(until.getEpochSecond())))));
        return new Look(until, others(list, caller, now));
    }

    /** DynamoDB deletes items some time after their end, so the end is compared here too. */
    private List<Looker> others(AttributeValue list, Caller caller, Instant now) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#list = :list")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":list", list)))
                .items()
                .stream()
                .filter(item -> Items.number(item, "expiresAt") > now.getEpochSecond())
                .map(item -> new Looker(
                        Items.text(item, "sub"),
                        Role.of(Items.text(item, "role")).orElseThrow()))
                .filter(looker -> !looker.sub().equals(caller.sub()))
                .sorted(Comparator.comparing(Looker::role).thenComparing(Looker::sub))
                .toList();
    }
}
