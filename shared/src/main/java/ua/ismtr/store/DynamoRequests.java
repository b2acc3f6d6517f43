package ua.ismtr.store;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.StoredRequest;
import ua.ismtr.json.Json;

/** Requests as items: the attributes that conditions and indexes need, and the whole request as JSON. */
public final class DynamoRequests implements Requests {
    record Item(String requestId, long version, String document) {}

    static final class ItemBuilder {
        private String requestId = "";
        private long version;
        private String document = "";

        private Item build() {
            return new Item(requestId, version, document);
        }
    }

    private static final TableSchema<Item> SCHEMA = StaticImmutableTableSchema.builder(Item.class, ItemBuilder.class)
            .newItemBuilder(ItemBuilder::new, ItemBuilder::build)
            .addAttribute(String.class, attribute -> attribute
                    .name("requestId")
                    .getter(Item::requestId)
                    .setter((item, value) -> item.requestId = value)
                    .tags(primaryPartitionKey()))
            .addAttribute(Long.class, attribute -> attribute
                    .name("version")
                    .getter(Item::version)
                    .setter((item, value) -> item.version = value))
            .addAttribute(String.class, attribute -> attribute
                    .name("document")
                    .getter(Item::document)
                    .setter((item, value) -> item.document = value))
            .build();

    private static final Expression ABSENT =
            Expression.builder().expression("attribute_not_exists(requestId)").build();

    private final DynamoDbTable<Item> table;

    public DynamoRequests(DynamoDbEnhancedClient dynamo, String table) {
        this.table = dynamo.table(table, SCHEMA);
    }

    @Override
    public StoredRequest putIfAbsent(StoredRequest request) {
        Item item = new Item(request.request().id().value(), request.version(), Json.text(request));
        try {
            table.putItem(put -> put.item(item).conditionExpression(ABSENT));
            return request;
        } catch (ConditionalCheckFailedException e) {
            return find(request.request().id())
                    .orElseThrow(() -> new IllegalStateException("Requests are never deleted, but "
                            + request.request().id() + " is gone"));
        }
    }

    @Override
    public Optional<StoredRequest> find(RequestId id) {
        Key key = Key.builder().partitionValue(id.value()).build();
        return Optional.ofNullable(table.getItem(get -> get.key(key).consistentRead(true)))
                .map(item -> Json.read(item.document(), StoredRequest.class));
    }
}
