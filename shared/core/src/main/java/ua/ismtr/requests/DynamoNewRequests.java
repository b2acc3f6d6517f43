package ua.ismtr.requests;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;

/**
 * Stores a new request and its entries on the lists by one transaction. Where they do not fit, entries that are left over
 * are written before: an entry whose request is not stored is not shown, and writing it again changes nothing.
 */
public final class DynamoNewRequests implements NewRequests {
    private static final int ATTEMPTS = 8;

    private final DynamoDbClient dynamo;
    private final DynamoRequests requests;
    private final RequestItems items;

    public DynamoNewRequests(DynamoDbClient dynamo, String requestsTable, String listsTable) {
        this.dynamo = dynamo;
        this.requests = new DynamoRequests(dynamo, requestsTable);
        this.items = new RequestItems(requestsTable, listsTable);
    }

    @Override
    public StoredRequest putIfAbsent(StoredRequest request) {
        List<TransactWriteItem> entries = items.entries(request);
        int with = Math.min(entries.size(), Transactions.MOST_ITEMS - 1);
        for (int from = with; from < entries.size(); from += Transactions.MOST_ITEMS) {
            write(entries.subList(from, Math.min(entries.size(), from + Transactions.MOST_ITEMS)));
        }
        List<TransactWriteItem> all = new ArrayList<>();
        all.add(items.first(request));
        all.addAll(entries.subList(0, with));
        return write(all)
                ? request
                : requests.find(request.id())
                        .orElseThrow(() -> new IllegalStateException(
                                "Requests are never deleted, but " + request.id() + " is gone"));
    }

    /** Whether it was written: if not, the request was there. */
    private boolean write(List<TransactWriteItem> some) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Items.pauseBefore(attempt);
            switch (Transactions.write(dynamo, some)) {
                case Transactions.Written() -> {
                    return true;
                }
                case Transactions.Refused(int item) -> {
                    return false;
                }
                case Transactions.Met() -> {}
            }
        }
        throw new IllegalStateException("A new request cannot be stored: others write the same all the time");
    }
}
