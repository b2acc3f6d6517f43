package ua.ismtr.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import ua.ismtr.aws.Items;

/**
 * Finds an author's requests, keeps the notes that hold personal data, and erases all of it. What is erased does not come
 * back: the original is written by the transaction that stores the request, and by nothing else.
 */
public final class DynamoErasure {
    private final DynamoDbClient dynamo;
    private final String table;
    private final EmailKey emails;

    public DynamoErasure(DynamoDbClient dynamo, String personalDataTable, EmailKey emails) {
        this.dynamo = dynamo;
        this.table = personalDataTable;
        this.emails = emails;
    }

    /** The requests of the author with this address whose retention time is not over, in no order. */
    public List<RequestId> ofEmail(String email, Instant now) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName(DynamoPersonalData.EMAIL_INDEX)
                        .keyConditionExpression("emailKey = :key")
                        .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(emails.of(email)))))
                .items()
                .stream()
                .filter(item -> Items.number(item, "expiresAt") > now.getEpochSecond())
                .map(item -> new RequestId(Items.text(item, "requestId")))
                .toList();
    }

    /** Erases the author, the original and the notes as they were written; what is erased already stays so. */
    public void erase(RequestId id) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(DynamoRequests.key(id)));
    }

    /** Keeps a note as it was written, beside the original; nowhere if that is erased or expired. */
    public void keepNote(RequestId id, long version, String note) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(DynamoRequests.key(id))
                    .conditionExpression("attribute_exists(notes)")
                    .updateExpression("SET notes.#version = :note")
                    .expressionAttributeNames(Map.of("#version", Long.toString(version)))
                    .expressionAttributeValues(Map.of(":note", AttributeValue.fromS(note))));
        } catch (ConditionalCheckFailedException erased) {
            // The note stays as it is shown to all, without personal data.
        }
    }
}
