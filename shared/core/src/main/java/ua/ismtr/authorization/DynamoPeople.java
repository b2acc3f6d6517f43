package ua.ismtr.authorization;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import ua.ismtr.aws.Items;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.RegionId;

/** People as items of one list: there are some hundreds, and each is written once a day at most. */
final class DynamoPeople implements People {
    private static final String LIST = "people";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration retention;

    DynamoPeople(DynamoDbClient dynamo, String table, Duration retention) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
    }

    @Override
    public void note(Person person) {
        Instant expiry = person.lastSeen().atStartOfDay(Kyiv.ZONE).toInstant().plus(retention);
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "list", AttributeValue.fromS(LIST),
                "sub", AttributeValue.fromS(person.sub()),
                "role", AttributeValue.fromS(person.role().id()),
                "regions",
                        AttributeValue.fromL(person.regions().stream()
                                .map(region -> AttributeValue.fromS(region.value()))
                                .toList()),
                "lastSeen", AttributeValue.fromS(person.lastSeen().toString()),
                "expiresAt", AttributeValue.fromN(Long.toString(expiry.getEpochSecond()))));
        if (person.name() != null) {
            item.put("name", AttributeValue.fromS(person.name()));
        }
        if (person.email() != null) {
            item.put("email", AttributeValue.fromS(person.email()));
        }
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(lastSeen) OR lastSeen < :day")
                    .expressionAttributeValues(Map.of(":day", item.get("lastSeen"))));
        } catch (ConditionalCheckFailedException e) {
            // Another process has noted the person on this day.
        }
    }

    @Override
    public Optional<Person> find(String sub, Instant now) {
        Map<String, AttributeValue> item = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of("list", AttributeValue.fromS(LIST), "sub", AttributeValue.fromS(sub))))
                .item();
        return Optional.of(item)
                .filter(one -> !one.isEmpty() && isListed(one, now))
                .map(DynamoPeople::person);
    }

    private static boolean isListed(Map<String, AttributeValue> item, Instant now) {
        return Items.number(item, "expiresAt") > now.getEpochSecond();
    }

    @Override
    public List<Person> all(Instant now) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#list = :list")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":list", AttributeValue.fromS(LIST))))
                .items()
                .stream()
                .filter(item -> isListed(item, now))
                .map(DynamoPeople::person)
                .sorted(Comparator.comparing(Person::lastSeen).reversed().thenComparing(Person::sub))
                .toList();
    }

    private static Person person(Map<String, AttributeValue> item) {
        return new Person(
                Items.text(item, "sub"),
                item.containsKey("name") ? Items.text(item, "name") : null,
                item.containsKey("email") ? Items.text(item, "email") : null,
                Role.of(Items.text(item, "role")).orElseThrow(),
                Items.value(item, "regions").l().stream()
                        .map(region -> new RegionId(region.s()))
                        .toList(),
                LocalDate.parse(Items.text(item, "lastSeen")));
    }
}
