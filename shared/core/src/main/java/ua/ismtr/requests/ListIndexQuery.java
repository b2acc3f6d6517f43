package ua.ismtr.requests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.text.FrequentWords;
import ua.ismtr.text.Stemmer;

/**
 * The query by which the wanted requests are found: on the narrowest lists that hold all of them, and with what DynamoDB
 * filters by.
 */
final class ListIndexQuery {
    /** Over more regions than this one list of all is read and filtered. */
    private static final int REGIONS_ONE_BY_ONE = 3;

    /** No position is greater. */
    private static final String END = "~";

    private final RequestFilter wanted;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> keys;
    private final boolean byCenter;

    ListIndexQuery(RequestFilter wanted) {
        this.wanted = wanted;
        this.byCenter = wanted.particulars().center() != null && !wanted.inReviewOrder();
        this.keys = lists().flatMap(list -> list.keys().stream()).toList();
        if (byCenter) {
            // What is on the list of a centre is little, and its entries hold nothing to filter by.
            return;
        }
        boolean byWord = rarest().isPresent();
        if (wanted.regions().size() > REGIONS_ONE_BY_ONE
                || ((byWord || byTopic().isPresent()) && !wanted.regions().isEmpty())) {
            oneOf("region", wanted.regions());
        }
        if (wanted.format() != null) {
            equal("format", wanted.format());
        }
        if (wanted.urgency() != null) {
            equal("urgency", wanted.urgency());
        }
        if (!byWord && wanted.status() != null && wanted.topic() != null && !wanted.inReviewOrder()) {
            equal("status", wanted.status());
        }
        if (!byWord) {
            wanted.words().stream().filter(FrequentWords::has).forEach(this::inWords);
        }
        if (wanted.inReviewOrder() && wanted.topic() != null) {
            conditions.add("contains(#topics, :topics)");
            names.put("#topics", "topics");
            values.put(":topics", AttributeValue.fromS(wanted.topic().value()));
        }
        if (wanted.inReviewOrder() && (wanted.from() != null || wanted.to() != null)) {
            conditions.add("#submitted BETWEEN :first AND :last");
            names.put("#submitted", "submitted");
            values.put(":first", AttributeValue.fromN(Long.toString(first())));
            values.put(":last", AttributeValue.fromN(Long.toString(last())));
        }
    }

    /** The keys of the lists' parts; what is on one of them is on no other. */
    List<String> keys() {
        return keys;
    }

    /** Whether most of what is read may be filtered out. */
    boolean filters() {
        return byCenter || !conditions.isEmpty();
    }

    private Stream<ListIndex> lists() {
        Status status = wanted.status();
        String center = wanted.particulars().center();
        if (byCenter && center != null) {
            Stream<RegionId> regions =
                    wanted.regions().isEmpty() ? Regions.all().stream().map(Region::id) : wanted.regions().stream();
            return regions.sorted().map(region -> ListIndex.ofCenter(region, center));
        }
        Optional<String> rarest = rarest();
        if (rarest.isPresent()) {
            return rarest.map(ListIndex::ofWord).stream();
        }
        Optional<TopicId> topic = byTopic();
        if (topic.isPresent()) {
            return topic.map(ListIndex::of).stream();
        }
        boolean regional = !wanted.regions().isEmpty() && wanted.regions().size() <= REGIONS_ONE_BY_ONE;
        Stream<Optional<RegionId>> regions =
                regional ? wanted.regions().stream().sorted().map(Optional::of) : Stream.of(Optional.empty());
        if (status != null) {
            return regions.map(
                    region -> region.map(one -> ListIndex.of(one, status)).orElseGet(() -> ListIndex.of(status)));
        }
        return regions.map(region -> region.map(ListIndex::of).orElseGet(ListIndex::all));
    }

    /** The wanted word whose list is read: of those that have one the longest, which is likely to be the rarest. */
    private Optional<String> rarest() {
        if (wanted.status() == Status.NEEDS_REVIEW) {
            return Optional.empty();
        }
        return wanted.words().stream()
                .filter(word -> !FrequentWords.has(word) && !Stemmer.isCommon(word))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /** The wanted topic if its list is read, unless that of a word is. A topic has one list for all regions, filtered by region. */
    private Optional<TopicId> byTopic() {
        return wanted.status() == Status.NEEDS_REVIEW ? Optional.empty() : Optional.ofNullable(wanted.topic());
    }

    private void inWords(String word) {
        String value = ":word" + values.size();
        conditions.add("contains(#words, " + value + ")");
        names.put("#words", "words");
        values.put(value, AttributeValue.fromS(word));
    }

    /** One query of a part of a list: what stands behind {@code after}, in the order of the list. */
    QueryRequest of(String table, String key, Optional<String> after, int limit) {
        boolean ascending = wanted.ascending();
        boolean byTime = !wanted.inReviewOrder();
        String low = wanted.from() == null || !byTime ? "" : "%013d".formatted(first());
        String high = wanted.to() == null || !byTime ? END : "%013d#".formatted(last()) + END;
        if (after.isPresent() && ascending) {
            low = after.get().compareTo(low) > 0 ? after.get() : low;
        } else if (after.isPresent() && after.get().compareTo(high) < 0) {
            high = after.get();
        }
        if (low.compareTo(high) > 0) {
            // The page before ended outside the days of the list: nothing is between, and DynamoDB refuses to look.
            high = low;
        }
        Map<String, String> allNames = new HashMap<>(names);
        allNames.put("#listKey", "listKey");
        allNames.put("#position", "position");
        Map<String, AttributeValue> allValues = new HashMap<>(values);
        allValues.put(":listKey", AttributeValue.fromS(key));
        allValues.put(":low", AttributeValue.fromS(low.isEmpty() ? "0" : low));
        allValues.put(":high", AttributeValue.fromS(high));
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#listKey = :listKey AND #position BETWEEN :low AND :high")
                .filterExpression(conditions.isEmpty() ? null : String.join(" AND ", conditions))
                .projectionExpression("#position, requestId")
                .expressionAttributeNames(allNames)
                .expressionAttributeValues(allValues)
                .scanIndexForward(ascending)
                .consistentRead(true)
                .limit(limit)
                .build();
    }

    /** One query that counts what is on a part of a list. */
    QueryRequest counting(String table, String key) {
        return of(table, key, Optional.empty(), 1).toBuilder()
                .projectionExpression(null)
                .select(Select.COUNT)
                .limit(null)
                .build();
    }

    private long first() {
        LocalDate from = wanted.from();
        return from == null ? 0 : from.atStartOfDay(Kyiv.ZONE).toInstant().toEpochMilli();
    }

    private long last() {
        LocalDate to = wanted.to();
        return to == null
                ? 9_999_999_999_999L
                : to.plusDays(1).atStartOfDay(Kyiv.ZONE).toInstant().toEpochMilli() - 1;
    }

    private void equal(String name, Object value) {
        conditions.add("#%s = :%s".formatted(name, name));
        names.put("#" + name, name);
        values.put(":" + name, AttributeValue.fromS(value.toString()));
    }

    private void oneOf(String name, Set<RegionId> options) {
        List<String> placeholders = new ArrayList<>();
        options.stream().sorted().forEach(option -> {
            String placeholder = ":%s%d".formatted(name, placeholders.size());
            placeholders.add(placeholder);
            values.put(placeholder, AttributeValue.fromS(option.value()));
        });
        conditions.add("#%s IN (%s)".formatted(name, String.join(", ", placeholders)));
        names.put("#" + name, name);
    }
}
