package ua.ismtr.authorization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Transactions;

/** Grants as items by person, with an index by role. */
public final class DynamoRoles implements RoleAssignments {
    private static final String NONE = "none";

    private final DynamoDbClient dynamo;
    private final String table;
    private final DynamoAuditLog audit;

    public DynamoRoles(DynamoDbClient dynamo, String table, DynamoAuditLog audit) {
        this.dynamo = dynamo;
        this.table = table;
        this.audit = audit;
    }

    @Override
    public Optional<Grant> find(String sub) {
        return new DynamoGrants(dynamo, table).find(sub);
    }

    @Override
    public List<Grant> all() {
        return Stream.concat(Stream.of(Role.values()).map(Role::toString), Stream.of(NONE))
                .flatMap(role -> dynamo
                        .queryPaginator(query -> query.tableName(table)
                                .indexName("role")
                                .keyConditionExpression("#role = :role")
                                .expressionAttributeNames(Map.of("#role", "role"))
                                .expressionAttributeValues(Map.of(":role", AttributeValue.fromS(role))))
                        .items()
                        .stream())
                .map(DynamoGrants::grant)
                .toList();
    }

    @Override
    public void put(Grant grant, AuditLog.Entry entry) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "sub", AttributeValue.fromS(grant.sub()),
                "role",
                        AttributeValue.fromS(
                                grant.role() == null ? NONE : grant.role().toString()),
                "by", AttributeValue.fromS(grant.by()),
                "at", AttributeValue.fromS(grant.at().toString())));
        item.put(
                "regions",
                AttributeValue.fromL(grant.regions().stream()
                        .map(region -> AttributeValue.fromS(region.value()))
                        .toList()));
        if (grant.until() != null) {
            item.put("until", AttributeValue.fromS(grant.until().toString()));
        }
        Put put = Put.builder().tableName(table).item(item).build();
        write(grant.sub(), TransactWriteItem.builder().put(put).build(), entry);
    }

    @Override
    public void forget(String sub, AuditLog.Entry entry) {
        Delete delete = Delete.builder()
                .tableName(table)
                .key(Map.of("sub", AttributeValue.fromS(sub)))
                .build();
        write(sub, TransactWriteItem.builder().delete(delete).build(), entry);
    }

    private void write(String sub, TransactWriteItem decision, AuditLog.Entry entry) {
        List<TransactWriteItem> both = List.of(decision, audit.item(entry));
        if (Transactions.writeRetrying(dynamo, "the role of " + sub, both) instanceof Transactions.Refused) {
            throw new IllegalStateException("The audit log has another entry in the place of that of " + sub);
        }
    }
}
