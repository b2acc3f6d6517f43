package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.local.template.Template.KeySchema;
import ua.ismtr.local.template.Template.Table;
import ua.ismtr.testing.DynamoExtension;

final class CapacityMeterIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension("ClaimsTable");

    private static CapacityMeter meter;
    private static DynamoDbClient client;
    private static String table;
    private static String key;

    @BeforeAll
    static void start() {
        table = DYNAMO.table("ClaimsTable");
        key = DYNAMO.client()
                .describeTable(request -> request.tableName(table))
                .table()
                .keySchema()
                .getFirst()
                .attributeName();
        meter = CapacityMeter.start(
                URI.create(Objects.requireNonNull(DYNAMO.environment().get("AWS_ENDPOINT_URL_DYNAMODB"))),
                Map.of(
                        table,
                        new Table(
                                Map.of(key, "S"), new KeySchema(key, Optional.empty()), List.of(), Optional.empty())));
        client = DynamoDbClient.builder()
                .endpointOverride(meter.endpoint("Tried"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        meter.close();
    }

    @Test
    void countsATransactionByItsItemsAndAPlainWriteByTheServersAccount() {
        List<TransactWriteItem> puts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, AttributeValue> item = Map.of(key, AttributeValue.fromS("k" + i));
            puts.add(TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(item))
                    .build());
        }
        client.transactWriteItems(request -> request.transactItems(puts));
        client.putItem(request -> request.tableName(table).item(Map.of(key, AttributeValue.fromS("one more"))));
        client.getItem(
                request -> request.tableName(table).consistentRead(true).key(Map.of(key, AttributeValue.fromS("k1"))));

        assertThat(meter.summary()).containsEntry(table, Map.of("readUnits", 1.0, "writeUnits", 41.0));
        assertThat(meter.ofClient("Tried")).isEqualTo(Map.of("readUnits", 1.0, "writeUnits", 41.0));
        assertThat(meter.ofClient("Another")).isEqualTo(Map.of("readUnits", 0.0, "writeUnits", 0.0));
    }
}
