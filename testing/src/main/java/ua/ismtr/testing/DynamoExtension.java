package ua.ismtr.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import ua.ismtr.local.emulators.Clients;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Service;
import ua.ismtr.local.emulators.Tables;
import ua.ismtr.local.template.Template;

/**
 * A real DynamoDB with the tables of template.yaml, empty for each test class. Register it as a static field:
 *
 * <pre>{@code @RegisterExtension static final DynamoExtension DYNAMO = new DynamoExtension("CountersTable");}</pre>
 */
public final class DynamoExtension implements BeforeAllCallback, AfterAllCallback {
    /** How many items a batch may write (Amazon DynamoDB quota). */
    private static final int BATCH = 25;

    private final String[] wanted;
    private final Map<String, String> names = new TreeMap<>();
    private @Nullable DynamoDbClient client;
    private @Nullable EmulatedService server;

    /** Creates the tables with these logical ids, or all of the template if none is named. */
    public DynamoExtension(String... logicalIds) {
        wanted = logicalIds.clone();
    }

    /** A client of the server; closed after the test class. */
    public DynamoDbClient client() {
        return Objects.requireNonNull(client, "register the extension as a static field");
    }

    /** Another client of the server, whose calls go through this; the caller closes it. */
    public DynamoDbClient client(ExecutionInterceptor interceptor) {
        var configuration = client().serviceClientConfiguration();
        return DynamoDbClient.builder()
                .region(configuration.region())
                .credentialsProvider(configuration.credentialsProvider())
                .endpointOverride(configuration.endpointOverride().orElseThrow())
                .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** The name of the table with this logical id. */
    public String table(String logicalId) {
        return Objects.requireNonNull(names.get(logicalId), "no table " + logicalId);
    }

    /** Writes many items, by batches. */
    public void putAll(String logicalId, Stream<Map<String, AttributeValue>> items) {
        items.map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(batch -> {
                    Map<String, List<WriteRequest>> open = Map.of(table(logicalId), batch);
                    while (!open.isEmpty()) {
                        Map<String, List<WriteRequest>> now = open;
                        open = client().batchWriteItem(write -> write.requestItems(now))
                                .unprocessedItems();
                    }
                });
    }

    /** Variables that make an SDK in another process use this server. */
    public Map<String, String> environment() {
        return Objects.requireNonNull(server).environment();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        EmulatedService dynamoDb = SharedService.of(Service.DYNAMODB, context);
        DynamoDbClient connected = Clients.dynamoDb(dynamoDb);
        server = dynamoDb;
        client = connected;
        Map<String, Template.Table> tables = SharedService.template().tables();
        String prefix = SharedService.prefix();
        for (String id : wanted.length == 0 ? tables.keySet().toArray(String[]::new) : wanted) {
            Template.Table table = Objects.requireNonNull(tables.get(id), "the template has no table " + id);
            Tables.create(connected, prefix + id, table);
            names.put(id, prefix + id);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        names.values().forEach(name -> client().deleteTable(request -> request.tableName(name)));
        client().close();
    }
}
