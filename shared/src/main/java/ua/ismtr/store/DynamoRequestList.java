package ua.ismtr.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.StoredRequest;

/**
 * Lists requests by the entries that {@link Shelf} describes. A page is a query of each part of the narrowest shelf and one
 * batch of requests; where filters leave little of what is read, it stops after some queries and says where to go on.
 */
public final class DynamoRequestList implements RequestList {
    private static final int MOST_QUERIES = 40;
    private static final int MOST_BATCHES = 6;
    private static final int BATCH = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Requests requests;

    public DynamoRequestList(DynamoDbClient dynamo, String table, Requests requests) {
        this.dynamo = dynamo;
        this.table = table;
        this.requests = requests;
    }

    @Override
    public Page page(ListQuery query, Optional<String> after, int limit) {
        boolean sparse = !query.words().isEmpty() || new ShelfQuery(query).filters();
        int size = sparse ? 500 : limit / 2 + 5;
        ShelfReader reader = new ShelfReader(dynamo, table, query, after, size, MOST_QUERIES);
        List<StoredRequest> found = new ArrayList<>();
        Optional<String> taken = Optional.empty();
        for (int batch = 0; batch < MOST_BATCHES && found.size() < limit; batch++) {
            // Without words all that is read is wanted, but for what changed this moment.
            List<ShelfReader.Entry> entries = take(reader, query.words().isEmpty() ? limit - found.size() : BATCH);
            if (entries.isEmpty()) {
                return new Page(found, reader.stoppedAt());
            }
            Map<RequestId, StoredRequest> stored =
                    requests.findAll(entries.stream().map(ShelfReader.Entry::id).toList());
            for (ShelfReader.Entry entry : entries) {
                Optional<StoredRequest> one = Optional.ofNullable(stored.get(entry.id())).filter(query::matches);
                if (one.isPresent() && found.size() == limit) {
                    return new Page(found, taken);
                }
                one.ifPresent(found::add);
                taken = Optional.of(entry.position());
            }
        }
        boolean ended = reader.peek().isEmpty() && reader.stoppedAt().isEmpty();
        return new Page(found, ended ? Optional.empty() : taken);
    }

    private static List<ShelfReader.Entry> take(ShelfReader reader, int count) {
        List<ShelfReader.Entry> entries = new ArrayList<>();
        while (entries.size() < count) {
            Optional<ShelfReader.Entry> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            entries.add(next.get());
        }
        return entries;
    }
}
