package ua.ismtr.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.authorization.RoleAssignments.Grant;
import ua.ismtr.aws.Items;
import ua.ismtr.reference.RegionId;

/** Reads what {@link DynamoRoles} writes, for functions that decide nothing about roles. */
public final class DynamoGrants implements Grants {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoGrants(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Grant> find(String sub) {
        Map<String, AttributeValue> item = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of("sub", AttributeValue.fromS(sub)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(grant(item));
    }

    static Grant grant(Map<String, AttributeValue> item) {
        return new Grant(
                Items.text(item, "sub"),
                Role.of(Items.text(item, "role")).orElse(null),
                Items.value(item, "regions").l().stream()
                        .map(region -> new RegionId(region.s()))
                        .toList(),
                Items.text(item, "by"),
                Instant.parse(Items.text(item, "at")),
                item.containsKey("until") ? LocalDate.parse(Items.text(item, "until")) : null);
    }
}
