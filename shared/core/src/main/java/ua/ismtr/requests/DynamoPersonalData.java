package ua.ismtr.requests;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.requests.PersonalData.Original;

/** Personal data as items that DynamoDB deletes when their time is over. */
public final class DynamoPersonalData {
    /** The index of the table by the key of the author's address. */
    static final String EMAIL_INDEX = "email";

    /** An item; {@code notes} by the version of the request that they led to, {@code expiresAt} in seconds, as DynamoDB's time to live wants it. */
    record Item(
            String requestId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String emailKey,
            String text,
            Map<String, String> notes,
            long expiresAt) {}

    static final class ItemBuilder {
        private String requestId = "";
        private @Nullable String name;
        private @Nullable String email;
        private @Nullable String emailKey;
        private String text = "";
        private Map<String, String> notes = Map.of();
        private long expiresAt;

        private Item build() {
            return new Item(requestId, name, email, emailKey, text, notes, expiresAt);
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
                    attribute -> attribute
                            .name("emailKey")
                            .getter(Item::emailKey)
                            .setter((item, value) -> item.emailKey = value))
            .addAttribute(
                    EnhancedType.mapOf(String.class, String.class),
                    attribute ->
                            attribute.name("notes").getter(Item::notes).setter((item, value) -> item.notes = value))
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
    private final EmailKey emails;

    /** @param retention how long it is kept from the time on when the request was accepted */
    public DynamoPersonalData(String table, Duration retention, EmailKey emails) {
        this.table = table;
        this.retention = retention;
        this.emails = emails;
    }

    /** What stores it, for the transaction that stores the request. */
    public TransactWriteItem item(RequestId id, Original original, Instant acceptedAt) {
        return put(id, original, acceptedAt, null);
    }

    /** What puts an amended original in place of the one before; refused where that is erased, so that it stays so. */
    public TransactWriteItem amended(RequestId id, Original original, Instant acceptedAt) {
        return put(id, original, acceptedAt, "attribute_exists(requestId)");
    }

    private TransactWriteItem put(RequestId id, Original original, Instant acceptedAt, @Nullable String condition) {
        @Nullable String email = original.author().email();
        Item item = new Item(
                id.value(),
                original.author().name(),
                email,
                email == null ? null : emails.of(email),
                original.text(),
                Map.of(),
                acceptedAt.plus(retention).getEpochSecond());
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(table).item(SCHEMA.itemToMap(item, true)).conditionExpression(condition))
                .build();
    }
}
