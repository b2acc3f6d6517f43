package ua.ismtr.requests;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** Personal data as items that DynamoDB deletes when their time is over. */
public final class DynamoPersonalData implements PersonalData {
    /** An item; {@code expiresAt} in seconds, as DynamoDB's time to live wants it. */
    record Item(
            String requestId,
            @Nullable String name,
            @Nullable String email,
            String text,
            long expiresAt) {}

    static final class ItemBuilder {
        private String requestId = "";
        private @Nullable String name;
        private @Nullable String email;
        private String text = "";
        private long expiresAt;

        private Item build() {
            return new Item(requestId, name, email, text, expiresAt);
        }
    }

    static final TableSchema<Item> SCHEMA = StaticImmutableTableSchema.builder(Item.class, ItemBuilder.class)
            .newItemBuilder(ItemBuilder::new, ItemBuilder::build)
            .addAttribute(
                    String.class,
                    attribute -> attribute
                            .name("requestId")
                            .getter(Item::requestId)
                            .setter((item, value) -> item.requestId = value)
                            .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    attribute -> attribute.name("name").getter(Item::name).setter((item, value) -> item.name = value))
            .addAttribute(
                    String.class,
                    attribute ->
                            attribute.name("email").getter(Item::email).setter((item, value) -> item.email = value))
            .addAttribute(
                    String.class,
                    attribute -> attribute.name("text").getter(Item::text).setter((item, value) -> item.text = value))
            .addAttribute(
                    Long.class,
                    attribute -> attribute
                            .name("expiresAt")
                            .getter(Item::expiresAt)
                            .setter((item, value) -> item.expiresAt = value))
            .build();

    private final DynamoDbTable<Item> table;
    private final Duration retention;

    public DynamoPersonalData(DynamoDbEnhancedClient dynamo, String table, Duration retention) {
        this.table = dynamo.table(table, SCHEMA);
        this.retention = retention;
    }

    @Override
    public void put(RequestId id, Original original, Instant now) {
        table.putItem(new Item(
                id.value(),
                original.author().name(),
                original.author().email(),
                original.text(),
                now.plus(retention).getEpochSecond()));
    }
}
