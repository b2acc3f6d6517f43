package ua.ismtr.requests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import ua.ismtr.aws.Items;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;

/**
 * Finds what waits on the lists that {@link ListIndex} describes: those of what is classified, oldest first, and those of what
 * needs review, where each urgency stands apart.
 */
final class DynamoUnplannedRequests implements UnplannedRequests {
    /** So many entries of a list are read first: nearly always enough. */
    private static final int PAGE = 25;

    private static final int LONG_PAGE = 500;

    /** No more is read of a list once so many entries were. */
    private static final int MOST_READ = 5_000;

    /** Where the urgencies stand apart, their places begin like this. */
    private static final List<String> URGENCIES = List.of("0#", "1#", "2#");

    private final DynamoDbClient dynamo;
    private final String table;
    private final Requests requests;

    /** {@code table} is the one of the lists. */
    DynamoUnplannedRequests(DynamoDbClient dynamo, String table, Requests requests) {
        this.dynamo = dynamo;
        this.table = table;
        this.requests = requests;
    }

    @Override
    public List<StoredRequest> oldest(Set<RegionId> regions, int count) {
        List<RequestId> entries = Stream.concat(
                        lists(regions, Status.CLASSIFIED).flatMap(key -> first(key, "", regions, 2 * count)),
                        lists(regions, Status.NEEDS_REVIEW)
                                .flatMap(key ->
                                        URGENCIES.stream().flatMap(urgency -> first(key, urgency, regions, 2 * count))))
                .sorted(Comparator.comparingLong(entry -> Items.number(entry, "submitted")))
                .limit(2L * count)
                .map(entry -> new RequestId(Items.text(entry, "requestId")))
                .toList();
        Map<RequestId, StoredRequest> found = requests.findAll(entries);
        return entries.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(one -> one.status() == Status.CLASSIFIED || one.status() == Status.NEEDS_REVIEW)
                .filter(one -> one.mergedInto() == null)
                .limit(count)
                .toList();
    }

    private static Stream<String> lists(Set<RegionId> regions, Status status) {
        // Each region has its own lists: those of the whole country would be read to their end for some quiet regions.
        Stream<ListIndex> lists = regions.size() == Regions.all().size()
                ? Stream.of(ListIndex.of(status))
                : regions.stream().map(region -> ListIndex.of(region, status));
        return lists.flatMap(list -> list.keys().stream());
    }

    /**
     * The first entries of a part of a list whose places begin like this. What is no request, and what is an old letter, waits for
     * nothing; where there is so much of it that nothing else comes among the first {@link #MOST_READ}, no more is read.
     */
    private Stream<Map<String, AttributeValue>> first(String key, String beginning, Set<RegionId> regions, int count) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, AttributeValue> after = Map.of();
        int read = 0;
        do {
            QueryResponse page = dynamo.query(query(key, beginning)
                    .exclusiveStartKey(after.isEmpty() ? null : after)
                    .limit(read == 0 ? PAGE : LONG_PAGE)
                    .build());
            page.items().stream()
                    .filter(entry -> regions.contains(new RegionId(Items.text(entry, "region"))))
                    .forEach(found::add);
            read += page.scannedCount();
            after = page.lastEvaluatedKey();
        } while (!after.isEmpty() && found.size() < count && read < MOST_READ);
        return found.stream().limit(count);
    }

    private QueryRequest.Builder query(String key, String beginning) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":listKey", AttributeValue.fromS(key),
                ":noise", AttributeValue.fromS(TopicId.NOT_A_REQUEST.value())));
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .filterExpression("NOT contains(topics, :noise) AND attribute_not_exists(imported)");
        if (beginning.isEmpty()) {
            return query.keyConditionExpression("listKey = :listKey").expressionAttributeValues(values);
        }
        values.put(":beginning", AttributeValue.fromS(beginning));
        return query.keyConditionExpression("listKey = :listKey AND begins_with(#position, :beginning)")
                .expressionAttributeNames(Map.of("#position", "position"))
                .expressionAttributeValues(values);
    }
}
