package ua.ismtr.requests;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.requests.PersonalData.Original;

/** Personal data as items that DynamoDB deletes when their time is over. */
public final class DynamoPersonalData {
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

    private final String table;
    private final Duration retention;

    /** @param retention how long it is kept from the time on when the request was accepted */
    public DynamoPersonalData(String table, Duration retention) {
        this.table = table;
        this.retention = retention;
    }

    /** What stores it, for the transaction that stores the request. */
    public TransactWriteItem item(RequestId id, Original original, Instant acceptedAt) {
        Item item = new Item(
                id.value(),
                original.author().name(),
                original.author().email(),
                original.text(),
                acceptedAt.plus(retention).getEpochSecond());
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(SCHEMA.itemToMap(item, true)))
                .build();
    }
}
