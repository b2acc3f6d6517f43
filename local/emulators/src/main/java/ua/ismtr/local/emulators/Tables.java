package ua.ismtr.local.emulators;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import ua.ismtr.local.template.Template;

/** Creates DynamoDB tables as the template declares them. */
public final class Tables {
    private Tables() {}

    /**
     * Makes sure that the table exists under the given name.
     *
     * @throws IllegalStateException if there is a table of that name with other keys or indexes
     */
    public static void create(DynamoDbClient dynamoDb, String name, Template.Table table) {
        try {
            compare(dynamoDb.describeTable(request -> request.tableName(name)).table(), name, table);
        } catch (ResourceNotFoundException e) {
            dynamoDb.createTable(request(name, table));
            dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
        }
        table.timeToLive().ifPresent(attribute -> expire(dynamoDb, name, attribute));
    }

    private static CreateTableRequest request(String name, Template.Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                        .toList())
                .keySchema(key(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(Tables::index).toList());
        }
        return request.build();
    }

    private static GlobalSecondaryIndex index(Template.Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(key(index.key()))
                .projection(projection.build())
                .build();
    }

    private static List<KeySchemaElement> key(Template.KeySchema key) {
        KeySchemaElement partition = KeySchemaElement.builder()
                .attributeName(key.partition())
                .keyType(KeyType.HASH)
                .build();
        return key.sort()
                .map(sort -> List.of(
                        partition,
                        KeySchemaElement.builder()
                                .attributeName(sort)
                                .keyType(KeyType.RANGE)
                                .build()))
                .orElse(List.of(partition));
    }

    private static void compare(TableDescription found, String name, Template.Table table) {
        Set<String> foundIndexes = new TreeSet<>(found.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .toList());
        Set<String> indexes =
                new TreeSet<>(table.indexes().stream().map(Template.Index::name).toList());
        if (!found.keySchema().equals(key(table.key())) || !foundIndexes.equals(indexes)) {
            throw new IllegalStateException(
                    "The table " + name + " was created with other keys or indexes than the template"
                            + " declares now: keys " + found.keySchema() + ", indexes " + foundIndexes
                            + ". Start with another ISMTR_HOME, or delete the old one with its data.");
        }
    }

    private static void expire(DynamoDbClient dynamoDb, String name, String attribute) {
        TimeToLiveStatus status = dynamoDb.describeTimeToLive(request -> request.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
            dynamoDb.updateTimeToLive(request -> request.tableName(name)
                    .timeToLiveSpecification(specification ->
                            specification.attributeName(attribute).enabled(true)));
        }
    }
}
