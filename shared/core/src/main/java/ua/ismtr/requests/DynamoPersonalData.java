package ua.ismtr.requests;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.requests.PersonalData.Original;

/** Personal data as items that DynamoDB deletes when their time is over. */
public final class DynamoPersonalData {
    /** The index of the table by the key of the author's address. */
    static final String EMAIL_INDEX = "email";

    /** What an amendment says again: all but the notes. */
    private static final List<String> AMENDED = List.of("name", "email", "emailKey", "text", "expiresAt");

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
        Map<String, AttributeValue> item = SCHEMA.itemToMap(kept(id, original, acceptedAt), true);
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item))
                .build();
    }

    /**
     * What puts an amended original in place of the one before, with the notes as they are; refused where that is erased, so
     * that it stays so.
     */
    public TransactWriteItem amended(RequestId id, Original original, Instant acceptedAt) {
        Map<String, AttributeValue> item = SCHEMA.itemToMap(kept(id, original, acceptedAt), true);
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        for (String name : AMENDED) {
            names.put("#" + name, name);
            AttributeValue value = item.get(name);
            if (value == null) {
                remove.add("#" + name);
            } else {
                set.add("#%s = :%s".formatted(name, name));
                values.put(":" + name, value);
            }
        }
        String removal = remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(DynamoRequests.key(id))
                        .conditionExpression("attribute_exists(requestId)")
                        .updateExpression("SET " + String.join(", ", set) + removal)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    private Item kept(RequestId id, Original original, Instant acceptedAt) {
        @Nullable String email = original.author().email();
        return new Item(
                id.value(),
                original.author().name(),
                email,
                email == null ? null : emails.of(email),
                original.text(),
                Map.of(),
                acceptedAt.plus(retention).getEpochSecond());
    }
}
