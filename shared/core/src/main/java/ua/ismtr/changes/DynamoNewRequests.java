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
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.RequestItems;
import ua.ismtr.requests.StoredRequest;

/**
 * Stores a new request, its original and its outbox entries by one transaction. The entries on the lists are written before,
 * in batches: an entry whose request is not stored is not shown, writing it again changes nothing, and a batch costs half of
 * what a transaction does. A request that comes again after it was stored is not written again: words that were masked since
 * do not come back to the lists. Of two deliveries that store a request at the same moment, the later one makes its entries
 * those of the request as it is stored.
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
            case Transactions.Refused(int item) -> restored(request);
        };
    }

    /** The request as another has stored it meanwhile, with its own entries on the lists, also if it changes while they are written. */
    private StoredRequest restored(StoredRequest refused) {
        StoredRequest listed = refused;
        StoredRequest stored = find(refused.id());
        while (!stored.equals(listed)) {
            Items.deleteAll(dynamo, items.lists(), items.surplus(listed, stored));
            Items.putAll(dynamo, items.lists(), items.entries(stored));
            listed = stored;
            stored = find(refused.id());
        }
        return stored;
    }

    private StoredRequest find(RequestId id) {
        return requests.find(id)
                .orElseThrow(() -> new IllegalStateException("Requests are never deleted, but " + id + " is gone"));
    }
}
