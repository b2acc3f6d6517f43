package ua.ismtr.requests;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import ua.ismtr.aws.Items;

/**
 * Lists requests by the entries that {@link ListIndex} describes. A page is a query of each part of the narrowest list and one
 * batch of requests; where filters leave little of what is read, it stops after some queries and says where to go on.
 */
public final class DynamoRequestList implements RequestList {
    private static final int MOST_QUERIES = 40;
    private static final int MOST_BATCHES = 6;
    private static final int BATCH = 100;
    private static final int BATCHES_AHEAD = 8;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Requests requests;

    public DynamoRequestList(DynamoDbClient dynamo, String table, Requests requests) {
        this.dynamo = dynamo;
        this.table = table;
        this.requests = requests;
    }

    @Override
    public Optional<Page> made(RequestFilter query, Optional<String> after, int limit) {
        Comparator<StoredRequest> order =
                Objects.requireNonNull(query.madeOrder()).comparator();
        // The last of the page before is read again: it may be on the list no more, and still says where to go on.
        Optional<StoredRequest> last = after.flatMap(
                position -> requests.find(new RequestId(position.substring(position.lastIndexOf('#') + 1))));
        return all(query, MOST_ORDERED).map(all -> {
            List<StoredRequest> rest = all.stream()
                    .filter(one -> last.isEmpty() || order.compare(one, last.get()) > 0)
                    .toList();
            List<StoredRequest> shown = rest.stream().limit(limit).toList();
            boolean ended = rest.size() <= limit;
            return new Page(shown, ended ? Optional.empty() : Optional.of(ListIndex.position(shown.getLast())));
        });
    }

    @Override
    public Optional<List<StoredRequest>> all(RequestFilter query, int most) {
        List<StoredRequest> all = new ArrayList<>();
        if (!each(query, most, all::add)) {
            return Optional.empty();
        }
        ListOrder order = query.madeOrder();
        return Optional.of(
                order == null ? all : all.stream().sorted(order.comparator()).toList());
    }

    @Override
    public OptionalInt count(RequestFilter query, int most) {
        if (!query.readsToKnow()) {
            return OptionalInt.of(countEntries(query));
        }
        AtomicInteger found = new AtomicInteger();
        return each(query, most, stored -> found.incrementAndGet()) ? OptionalInt.of(found.get()) : OptionalInt.empty();
    }

    private int countEntries(RequestFilter query) {
        ListIndexQuery counting = new ListIndexQuery(query);
        return counting.keys().stream()
                .map(key -> counting.counting(table, key))
                .flatMapToInt(one -> dynamo.queryPaginator(one).stream().mapToInt(QueryResponse::count))
                .sum();
    }

    @Override
    public Page page(RequestFilter query, Optional<String> after, int limit) {
        boolean sparse = query.readsToKnow() || new ListIndexQuery(query).filters();
        int size = sparse ? 500 : limit / 2 + 5;
        ListIndexReader reader = new ListIndexReader(dynamo, table, query, after, size, MOST_QUERIES);
        List<StoredRequest> found = new ArrayList<>();
        Optional<String> taken = Optional.empty();
        for (int batch = 0; batch < MOST_BATCHES && found.size() < limit; batch++) {
            // Where nothing has to be read to know, all that is read is wanted, but for what changed this moment.
            List<ListIndexReader.Entry> entries = take(reader, query.readsToKnow() ? BATCH : limit - found.size());
            if (entries.isEmpty()) {
                return new Page(found, reader.stoppedAt());
            }
            Map<RequestId, StoredRequest> stored = requests.findAll(
                    entries.stream().map(ListIndexReader.Entry::id).toList());
            for (ListIndexReader.Entry entry : entries) {
                Optional<StoredRequest> one =
                        Optional.ofNullable(stored.get(entry.id())).filter(query::matches);
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

    @Override
    public List<StoredRequest> changedSince(Instant time, Map<RequestId, Long> known) {
        Set<RequestId> changed = new LinkedHashSet<>();
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("listKey = :changes AND #position >= :time")
                        .expressionAttributeNames(Map.of("#position", "position"))
                        .expressionAttributeValues(Map.of(
                                ":changes",
                                        AttributeValue.fromS(
                                                ListIndex.ofChanges().keys().getFirst()),
                                ":time", AttributeValue.fromS(Items.position(time, ""))))
                        .consistentRead(true))
                .items()
                .forEach(item -> {
                    RequestId id = new RequestId(Items.text(item, "requestId"));
                    if (known.getOrDefault(id, 0L) < Items.number(item, "version")) {
                        changed.add(id);
                    }
                });
        return List.copyOf(requests.findAll(List.copyOf(changed)).values());
    }

    @Override
    public void each(RequestFilter query, Consumer<StoredRequest> action) {
        each(query, Integer.MAX_VALUE, action);
    }

    /** Shows them unless there are more on the list than so many, which is known before the last of them are shown. */
    private boolean each(RequestFilter query, int most, Consumer<StoredRequest> action) {
        ListIndexReader reader = new ListIndexReader(dynamo, table, query, Optional.empty(), 1000, Integer.MAX_VALUE);
        Deque<Future<List<StoredRequest>>> ahead = new ArrayDeque<>();
        int taken = 0;
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                List<ListIndexReader.Entry> entries = take(reader, BATCH);
                taken += entries.size();
                if (taken > most) {
                    return false;
                }
                if (!entries.isEmpty()) {
                    ahead.add(readers.submit(() -> read(entries)));
                }
                if (ahead.isEmpty()) {
                    return true;
                }
                if (entries.isEmpty() || ahead.size() == BATCHES_AHEAD) {
                    done(ahead.removeFirst()).stream().filter(query::matches).forEach(action);
                }
            }
        }
    }

    /** The requests of these entries, in their order. */
    private List<StoredRequest> read(List<ListIndexReader.Entry> entries) {
        Map<RequestId, StoredRequest> stored =
                requests.findAll(entries.stream().map(ListIndexReader.Entry::id).toList());
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(stored.get(entry.id())))
                .toList();
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading requests", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    private static List<ListIndexReader.Entry> take(ListIndexReader reader, int count) {
        List<ListIndexReader.Entry> entries = new ArrayList<>();
        while (entries.size() < count) {
            Optional<ListIndexReader.Entry> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            entries.add(next.get());
        }
        return entries;
    }
}
