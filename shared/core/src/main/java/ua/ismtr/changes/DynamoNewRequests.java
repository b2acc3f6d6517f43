package ua.ismtr.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.platform.DynamoOutbox;
import ua.ismtr.requests.DynamoPersonalData;
import ua.ismtr.requests.DynamoRequests;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.StoredRequest;

/**
 * Stores a new request, its first step, its original and its outbox entries by one transaction. The entries on the lists
 * are written before, in batches: an entry whose request is not stored is not shown, writing it again changes nothing,
 * and a batch costs half of what a transaction does. What
 * comes again after it was stored writes nothing: words that were masked since do not come back to the lists.
 */
public final class DynamoNewRequests implements NewRequests {
    private final DynamoDbClient dynamo;
    private final DynamoRequests requests;
    private final RequestItems items;
    private final DynamoPersonalData personalData;
    private final DynamoOutbox outbox;

    public DynamoNewRequests(
            DynamoDbClient dynamo, RequestItems items, DynamoPersonalData personalData, DynamoOutbox outbox) {
        this.dynamo = dynamo;
        this.requests = new DynamoRequests(dynamo, items.requests());
        this.items = items;
        this.personalData = personalData;
        this.outbox = outbox;
    }

    @Override
    public StoredRequest insert(Arrival arrival) {
        StoredRequest request = arrival.request();
        Optional<StoredRequest> known = requests.find(request.id());
        if (known.isPresent()) {
            return known.get();
        }
        Items.putAll(dynamo, items.lists(), items.entries(request));
        List<TransactWriteItem> together = new ArrayList<>(items.first(request));
        together.add(personalData.item(request.id(), arrival.original(), arrival.acceptedAt()));
        arrival.told().stream().map(outbox::item).forEach(together::add);
        return switch (Transactions.writeRetrying(dynamo, "a new request", together)) {
            case Transactions.Written() -> request;
            case Transactions.Refused(int item) ->
                requests.find(request.id())
                        .orElseThrow(() -> new IllegalStateException(
                                "Requests are never deleted, but " + request.id() + " is gone"));
        };
    }
}
