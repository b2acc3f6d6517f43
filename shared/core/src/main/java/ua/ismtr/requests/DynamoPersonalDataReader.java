package ua.ismtr.requests;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import ua.ismtr.requests.PersonalData.Original;

/** Reads what {@link DynamoPersonalData} keeps; what DynamoDB has yet to delete is gone already. */
public final class DynamoPersonalDataReader implements PersonalDataReader {
    private final DynamoDbTable<DynamoPersonalData.Item> table;

    public DynamoPersonalDataReader(DynamoDbEnhancedClient dynamo, String table) {
        this.table = dynamo.table(table, DynamoPersonalData.SCHEMA);
    }

    @Override
    public Optional<Original> find(RequestId id, Instant now) {
        Key key = Key.builder().partitionValue(id.value()).build();
        return Optional.ofNullable(table.getItem(get -> get.key(key).consistentRead(true)))
                .filter(item -> item.expiresAt() > now.getEpochSecond())
                .map(item -> new Original(new Author(item.name(), item.email()), item.text(), notes(item)));
    }

    private static Map<Long, String> notes(DynamoPersonalData.Item item) {
        return item.notes().entrySet().stream()
                .collect(Collectors.toMap(note -> Long.valueOf(note.getKey()), Map.Entry::getValue));
    }
}
