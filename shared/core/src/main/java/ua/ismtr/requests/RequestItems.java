package ua.ismtr.requests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;

/** How a request and its places in the lists are items: what a transaction writes to store or to change it. */
public record RequestItems(String requests, String lists) {

    /** The request, on the condition that there is none of its id, and its step if it has others before it. */
    public List<TransactWriteItem> first(StoredRequest stored) {
        TransactWriteItem request = put(request(stored).conditionExpression("attribute_not_exists(requestId)"));
        return stored.version() == StoredRequest.FIRST
                ? List.of(request)
                : List.of(request, entry(DynamoHistory.item(stored)));
    }

    /** The entries of a request that is new. */
    public List<Map<String, AttributeValue>> entries(StoredRequest stored) {
        Set<Map<String, AttributeValue>> all = new HashSet<>(ListIndex.entries(stored));
        all.addAll(ListIndex.fixedEntries(stored));
        return List.copyOf(all);
    }

    /**
     * The request, on the condition that it is still the version before, its step, and what its places in the lists become. Its first
     * step is written with the second: most requests have no other.
     */
    public List<TransactWriteItem> next(StoredRequest old, StoredRequest now) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(put(request(now)
                .conditionExpression("version = :before")
                .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(old.version()))))));
        if (old.version() == StoredRequest.FIRST) {
            items.add(entry(DynamoHistory.item(old)));
        }
        items.add(entry(DynamoHistory.item(now)));
        Set<Map<String, AttributeValue>> before = ListIndex.entries(old);
        Set<Map<String, AttributeValue>> after = ListIndex.entries(now);
        Set<Map<String, AttributeValue>> left =
                new HashSet<>(before.stream().map(RequestItems::key).toList());
        after.stream().map(RequestItems::key).forEach(left::remove);
        left.forEach(key -> items.add(TransactWriteItem.builder()
                .delete(delete -> delete.tableName(lists).key(key))
                .build()));
        after.stream().filter(entry -> !before.contains(entry)).forEach(entry -> items.add(entry(entry)));
        if (isFoundOtherwise(old, now)) {
            items.add(entry(ListIndex.change(now)));
        }
        return items;
    }

    /** Whether a search finds it by other words, elsewhere, under other topics, or no longer. */
    private static boolean isFoundOtherwise(StoredRequest old, StoredRequest now) {
        return !old.request().equals(now.request())
                || !old.topics().equals(now.topics())
                || old.isKept() != now.isKept();
    }

    /** Entries by words and centre that a step adds; they are written before it. */
    public List<Map<String, AttributeValue>> added(StoredRequest old, StoredRequest now) {
        return difference(ListIndex.fixedEntries(now), ListIndex.fixedEntries(old));
    }

    /** The keys of such entries that a step leaves behind; they are deleted after it. */
    public List<Map<String, AttributeValue>> left(StoredRequest old, StoredRequest now) {
        return difference(keys(ListIndex.fixedEntries(old)), keys(ListIndex.fixedEntries(now)));
    }

    /** The keys of the entries, of whatever kind, that one has and the other has not. */
    public List<Map<String, AttributeValue>> surplus(StoredRequest one, StoredRequest other) {
        return difference(keys(Set.copyOf(entries(one))), keys(Set.copyOf(entries(other))));
    }

    private static Set<Map<String, AttributeValue>> keys(Set<Map<String, AttributeValue>> entries) {
        return new HashSet<>(entries.stream().map(RequestItems::key).toList());
    }

    private static List<Map<String, AttributeValue>> difference(
            Set<Map<String, AttributeValue>> some, Set<Map<String, AttributeValue>> without) {
        return some.stream().filter(one -> !without.contains(one)).toList();
    }

    private Put.Builder request(StoredRequest stored) {
        Map<String, AttributeValue> item = new HashMap<>(DynamoRequestDocument.of(stored));
        item.put("requestId", AttributeValue.fromS(stored.id().value()));
        item.put("version", AttributeValue.fromN(Long.toString(stored.version())));
        return Put.builder().tableName(requests).item(item);
    }

    private TransactWriteItem entry(Map<String, AttributeValue> entry) {
        return put(Put.builder().tableName(lists).item(entry));
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> entry) {
        return Map.of("listKey", Items.value(entry, "listKey"), "position", Items.value(entry, "position"));
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
