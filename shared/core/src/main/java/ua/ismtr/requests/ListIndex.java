package ua.ismtr.requests;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.FrequentWords;
import ua.ismtr.text.Similarity;
import ua.ismtr.text.Stemmer;

/**
 * A list of requests that is kept in order: all of them, those of a region, those with a word. An entry on it is an
 * item of the table of lists with the key (part of the list, position). A list that every request is put on is parted,
 * so that its entries can be written faster than one key of DynamoDB takes them; its parts are merged when it is read.
 */
record ListIndex(String name, int parts) {
    private static final int PARTS = 4;

    static ListIndex all() {
        return new ListIndex("all", PARTS);
    }

    static ListIndex of(RegionId region) {
        return new ListIndex("region=" + region, PARTS);
    }

    static ListIndex of(Status status) {
        return new ListIndex("status=" + status, PARTS);
    }

    static ListIndex of(RegionId region, Status status) {
        return new ListIndex("region=" + region + "&status=" + status, PARTS);
    }

    static ListIndex of(TopicId topic) {
        return new ListIndex("topic=" + topic, PARTS);
    }

    static ListIndex ofWord(String key) {
        return new ListIndex("word=" + key, 1);
    }

    /** The requests of a centre; codes are unique within a region only. */
    static ListIndex ofCenter(RegionId region, String code) {
        return new ListIndex("region=" + region + "&center=" + code, 1);
    }

    /** The changes of what requests are found by, in the order of time. */
    static ListIndex ofChanges() {
        return new ListIndex("changed", 1);
    }

    /** The entry that says that a search finds this version of a request otherwise than the one before. */
    static Map<String, AttributeValue> change(StoredRequest stored) {
        Map<String, AttributeValue> entry = new HashMap<>(ofChanges()
                .entry(
                        stored.id(),
                        Items.position(stored.updatedAt(), stored.id().value())));
        entry.put("requestId", AttributeValue.fromS(stored.id().value()));
        entry.put("version", AttributeValue.fromN(Long.toString(stored.version())));
        return entry;
    }

    /** The partition keys of its parts. */
    List<String> keys() {
        return IntStream.range(0, parts).mapToObj(this::key).toList();
    }

    private String key(int part) {
        return name + "#" + part;
    }

    /** The key of an entry of the request in this place. */
    private Map<String, AttributeValue> entry(RequestId id, String position) {
        return Map.of(
                "listKey", AttributeValue.fromS(key(Math.floorMod(id.value().hashCode(), parts))),
                "position", AttributeValue.fromS(position));
    }

    /** Where a request stands on lists that are kept by time. */
    static String position(StoredRequest stored) {
        return Items.position(stored.request().submittedAt(), stored.id().value());
    }

    /** Where a request stands among those that wait for review: the most urgent first, among them the oldest. */
    private static String reviewPosition(StoredRequest stored) {
        return reviewRank(stored) + "#" + position(stored);
    }

    /** Old letters come last: they wait for nobody. */
    private static int reviewRank(StoredRequest stored) {
        if (stored.wasImported()) {
            return 3;
        }
        return switch (stored.request().urgency()) {
            case HIGH -> 0;
            case NORMAL -> 1;
            case LOW -> 2;
        };
    }

    /**
     * The entries of a request that change with it, each with what lists are filtered by. One that is merged into another
     * has none by status and topic: there, as in the counters, the other stands for it.
     */
    static Set<Map<String, AttributeValue>> entries(StoredRequest stored) {
        RegionId region = stored.request().region();
        Set<Map<String, AttributeValue>> keys = new HashSet<>();
        String position = position(stored);
        String statusPosition = stored.status() == Status.NEEDS_REVIEW ? reviewPosition(stored) : position;
        keys.add(all().entry(stored.id(), position));
        keys.add(of(region).entry(stored.id(), position));
        if (stored.mergedInto() == null) {
            keys.add(of(region, stored.status()).entry(stored.id(), statusPosition));
            stored.topics().forEach(topic -> keys.add(of(topic).entry(stored.id(), position)));
        }
        Map<String, AttributeValue> filters = new HashMap<>(fixedFilters(stored));
        if (stored.wasImported()) {
            filters.put("imported", AttributeValue.fromBool(true));
        }
        filters.put("status", AttributeValue.fromS(stored.status().id()));
        filters.put(
                "topics",
                AttributeValue.fromL(stored.topics().stream()
                        .map(topic -> AttributeValue.fromS(topic.value()))
                        .toList()));
        List<String> frequent = Stemmer.keys(stored.request().text()).stream()
                .filter(FrequentWords::has)
                .toList();
        if (!frequent.isEmpty()) {
            filters.put("words", AttributeValue.fromSs(frequent));
        }
        Set<Map<String, AttributeValue>> entries = with(filters, keys);
        if (stored.mergedInto() == null) {
            filters.putAll(planned(stored));
            filters.putAll(of(stored.status()).entry(stored.id(), statusPosition));
            entries.add(filters);
        }
        return entries;
    }

    /** What the list of all requests of a status holds besides: see {@link OpenRequest}. */
    private static Map<String, AttributeValue> planned(StoredRequest stored) {
        TrainingRequest request = stored.request();
        Map<String, AttributeValue> planned = new HashMap<>();
        planned.put("center", AttributeValue.fromS(request.center().code()));
        planned.put("participants", AttributeValue.fromN(Integer.toString(request.participants())));
        if (request.desiredBy() != null) {
            planned.put("desiredBy", AttributeValue.fromS(request.desiredBy().toString()));
        }
        if (stored.event() != null) {
            planned.put("event", AttributeValue.fromS(stored.event().value()));
        }
        return planned;
    }

    /**
     * The entries of a request that stay as they are: by the words of its text that are not in many texts, and by its centre with a
     * sketch of the text.
     */
    static Set<Map<String, AttributeValue>> fixedEntries(StoredRequest stored) {
        String position = position(stored);
        Set<Map<String, AttributeValue>> keys = new HashSet<>();
        Stemmer.keys(stored.request().text()).stream()
                .filter(word -> !FrequentWords.has(word))
                .forEach(word -> keys.add(ofWord(word).entry(stored.id(), position)));
        Set<Map<String, AttributeValue>> entries = with(fixedFilters(stored), keys);
        Map<String, AttributeValue> sketched = new HashMap<>(
                ofCenter(stored.request().region(), stored.request().center().code())
                        .entry(stored.id(), position));
        sketched.put("requestId", AttributeValue.fromS(stored.id().value()));
        sketched.put(
                "sketch",
                AttributeValue.fromB(SdkBytes.fromByteArray(
                        Similarity.sketch(stored.request().text()))));
        entries.add(sketched);
        return entries;
    }

    private static Map<String, AttributeValue> fixedFilters(StoredRequest stored) {
        return Map.of(
                "requestId", AttributeValue.fromS(stored.id().value()),
                "region", AttributeValue.fromS(stored.request().region().value()),
                "format", AttributeValue.fromS(stored.request().format().id()),
                "urgency", AttributeValue.fromS(stored.request().urgency().id()),
                "submitted",
                        AttributeValue.fromN(
                                Long.toString(stored.request().submittedAt().toEpochMilli())));
    }

    private static Set<Map<String, AttributeValue>> with(
            Map<String, AttributeValue> filters, Set<Map<String, AttributeValue>> keys) {
        Set<Map<String, AttributeValue>> entries = new HashSet<>();
        for (Map<String, AttributeValue> key : keys) {
            Map<String, AttributeValue> entry = new HashMap<>(filters);
            entry.putAll(key);
            entries.add(entry);
        }
        return entries;
    }
}
