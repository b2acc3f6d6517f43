package ua.ismtr.models;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;
import ua.ismtr.requests.RequestId;

/** Corrections as items under one key, in the order of their time: people make them, so one key is enough. */
public final class DynamoCorrections implements Corrections {
    private static final AttributeValue ALL = AttributeValue.fromS("all");

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCorrections(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Stream<Correction> all() {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#list = :all")
                        .expressionAttributeNames(Map.of("#list", "list"))
                        .expressionAttributeValues(Map.of(":all", ALL)))
                .items()
                .stream()
                .map(item -> Json.read(Items.text(item, "correction"), Correction.class));
    }

    /** Gives the corrections of this request another text, as when words of it are masked. */
    public void replaceText(RequestId id, String text) {
        all().filter(correction -> correction.requestId().equals(id))
                .map(correction -> correction.withText(text))
                .forEach(
                        correction -> dynamo.putItem(put -> put.tableName(table).item(values(correction))));
    }

    public TransactWriteItem item(Correction correction) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(values(correction)))
                .build();
    }

    private static Map<String, AttributeValue> values(Correction correction) {
        String position = Items.position(correction.at(), correction.requestId().value());
        return Map.of(
                "list", ALL,
                "position", AttributeValue.fromS(position),
                "correction", AttributeValue.fromS(Json.text(correction)));
    }
}
