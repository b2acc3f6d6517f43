package ua.ismtr.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.json.Json;

/**
 * Notes as items: the newest version of each in the list {@code notes}, and every version in the list {@code note=<id>}.
 * A version is written to both in one transaction.
 */
final class DynamoNotes implements Notes {
    private static final String NEWEST = "notes";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoNotes(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<Note> all() {
        List<Note> notes = new ArrayList<>(list(NEWEST));
        notes.sort(Comparator.comparing(Note::topic).thenComparing(Note::noteId));
        return notes;
    }

    @Override
    public Optional<Note> find(String noteId) {
        if (!Items.canBeSortKey(noteId)) {
            return Optional.empty();
        }
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(NEWEST, noteId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(note(item));
    }

    @Override
    public List<Note> versions(String noteId) {
        return list("note=" + noteId);
    }

    @Override
    public boolean put(Note next) {
        Put newest = Put.builder()
                .tableName(table)
                .item(item(NEWEST, next.noteId(), next))
                .conditionExpression(next.version() == 1 ? "attribute_not_exists(version)" : "version = :before")
                .expressionAttributeValues(
                        next.version() == 1
                                ? null
                                : Map.of(":before", AttributeValue.fromN(Long.toString(next.version() - 1))))
                .build();
        Put version = Put.builder()
                .tableName(table)
                .item(item("note=" + next.noteId(), "%010d".formatted(next.version()), next))
                .build();
        List<TransactWriteItem> both = List.of(
                TransactWriteItem.builder().put(newest).build(),
                TransactWriteItem.builder().put(version).build());
        return switch (Transactions.writeRetrying(dynamo, "the note " + next.noteId(), both)) {
            case Transactions.Written() -> true;
            case Transactions.Refused(int item) -> ConditionalPut.isDone(next, find(next.noteId()));
        };
    }

    private List<Note> list(String list) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#list = :list")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":list", AttributeValue.fromS(list))))
                .items()
                .stream()
                .map(DynamoNotes::note)
                .toList();
    }

    private static Map<String, AttributeValue> key(String list, String position) {
        return Map.of("list", AttributeValue.fromS(list), "position", AttributeValue.fromS(position));
    }

    private static Map<String, AttributeValue> item(String list, String position, Note note) {
        return Map.of(
                "list", AttributeValue.fromS(list),
                "position", AttributeValue.fromS(position),
                "version", AttributeValue.fromN(Long.toString(note.version())),
                "document", AttributeValue.fromS(Json.text(note)));
    }

    private static Note note(Map<String, AttributeValue> item) {
        return Json.read(Items.text(item, "document"), Note.class);
    }
}
