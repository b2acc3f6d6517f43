package ua.ismtr.requests;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import ua.ismtr.aws.Items;

/** Reads the parts of lists as one list, each entry in its place, with no more than some queries. */
final class ListIndexReader {
    /** An entry of the list. */
    record Entry(String position, RequestId id) {}

    /** One part: what is read of it and not yet taken, and how far it is read. */
    private final class Part {
        private final String key;
        private final Deque<Entry> read = new ArrayDeque<>();
        private Optional<String> readTo;
        private boolean ended;

        Part(String key, Optional<String> after) {
            this.key = key;
            this.readTo = after;
        }

        void readMore() {
            queries--;
            QueryResponse response = dynamo.query(query.of(table, key, readTo, size));
            response.items().stream()
                    .map(item -> new Entry(Items.text(item, "position"), new RequestId(Items.text(item, "requestId"))))
                    .filter(entry -> !readTo.equals(Optional.of(entry.position())))
                    .forEach(read::add);
            ended = !response.hasLastEvaluatedKey()
                    || response.lastEvaluatedKey().isEmpty();
            readTo = ended ? Optional.empty() : Optional.of(Items.text(response.lastEvaluatedKey(), "position"));
        }

        boolean unknown() {
            return read.isEmpty() && !ended;
        }
    }

    private final DynamoDbClient dynamo;
    private final String table;
    private final ListIndexQuery query;
    private final int size;
    private final Comparator<String> order;
    private final List<Part> parts;
    private int queries;

    /**
     * @param after where the list is to be read on
     * @param size how many entries a query reads
     * @param queries how many queries may be made
     */
    ListIndexReader(
            DynamoDbClient dynamo, String table, RequestFilter wanted, Optional<String> after, int size, int queries) {
        this.dynamo = dynamo;
        this.table = table;
        this.query = new ListIndexQuery(wanted);
        this.size = size;
        this.queries = queries;
        this.order = wanted.ascending() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        this.parts = query.keys().stream().map(key -> new Part(key, after)).toList();
    }

    /** The next entry without taking it; empty at the end of the list and where no more queries may be made. */
    Optional<Entry> peek() {
        return first().map(part -> part.read.getFirst());
    }

    /** Takes the next entry. */
    Optional<Entry> next() {
        return first().map(part -> part.read.removeFirst());
    }

    /** The part that the next entry is on: where a part is not read on, only what stands before the place it is read to. */
    private Optional<Part> first() {
        while (queries > 0 && parts.stream().anyMatch(Part::unknown)) {
            behind().readMore();
        }
        Optional<String> known = stoppedAt();
        return parts.stream()
                .filter(part -> !part.read.isEmpty())
                .min(Comparator.comparing(part -> part.read.getFirst().position(), order))
                .filter(part ->
                        known.isEmpty() || order.compare(part.read.getFirst().position(), known.get()) < 0);
    }

    /** The part that is to be read on first, so that all of them get on. */
    private Part behind() {
        Comparator<Part> unread = Comparator.comparing(part -> part.readTo.isPresent());
        return parts.stream()
                .filter(Part::unknown)
                .min(unread.thenComparing(part -> part.readTo.orElse(""), order))
                .orElseThrow();
    }

    /** Up to where the list is read, when no more queries may be made: nothing before it is left out. */
    Optional<String> stoppedAt() {
        return parts.stream()
                .filter(Part::unknown)
                .flatMap(part -> part.readTo.stream())
                .min(order);
    }
}
