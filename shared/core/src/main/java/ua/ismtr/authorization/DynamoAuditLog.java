package ua.ismtr.authorization;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/**
 * The audit log as items that are put once, by month, with an index by person and one by request. The functions may put
 * and query items of it and nothing else; DynamoDB deletes them when their time is over.
 */
public final class DynamoAuditLog implements AuditLog {
    /** How many months one page looks through when there is little in them. */
    private static final int MONTHS = 24;

    private static final String NEW = "attribute_not_exists(#month)";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration retention;

    /** @param retention how long entries are kept */
    public DynamoAuditLog(DynamoDbClient dynamo, String table, Duration retention) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
    }

    @Override
    public void add(Entry entry) {
        Put put = put(entry);
        ConditionalPut.Result result = ConditionalPut.put(
                dynamo,
                request -> request.tableName(table)
                        .item(put.item())
                        .conditionExpression(NEW)
                        .expressionAttributeNames(put.expressionAttributeNames()));
        if (result instanceof ConditionalPut.Refused) {
            throw new IllegalStateException("Another audit entry has the id of this one");
        }
    }

    public TransactWriteItem item(Entry entry) {
        return TransactWriteItem.builder().put(put(entry)).build();
    }

    private Put put(Entry entry) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "month", AttributeValue.fromS(month(entry.at()).toString()),
                "position", AttributeValue.fromS(Items.position(entry.at(), entry.id())),
                "person", AttributeValue.fromS(entry.person()),
                "entry", AttributeValue.fromS(Json.text(entry)),
                "expiresAt",
                        AttributeValue.fromN(
                                Long.toString(entry.at().plus(retention).getEpochSecond()))));
        if (entry.subject() != null) {
            item.put("subject", AttributeValue.fromS(entry.subject()));
        }
        return Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(NEW)
                .expressionAttributeNames(Map.of("#month", "month"))
                .build();
    }

    @Override
    public Page find(Wanted wanted) {
        if (Items.position(wanted.from(), "").compareTo(end(wanted)) >= 0) {
            return new Page(List.of(), Optional.empty());
        }
        if (wanted.subject() != null) {
            return page(wanted, "subject", wanted.subject());
        }
        if (wanted.person() != null) {
            return page(wanted, "person", wanted.person());
        }
        Wanted rest = wanted;
        YearMonth oldest = month(wanted.from());
        YearMonth month = month(newest(wanted));
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < MONTHS && !month.isBefore(oldest); i++, month = month.minusMonths(1)) {
            Page page = page(rest, "month", month.toString());
            found.addAll(page.entries());
            if (page.cursor().isPresent()) {
                return new Page(found, page.cursor());
            }
            if (found.size() == wanted.limit()) {
                Entry last = found.getLast();
                return new Page(found, Optional.of(Items.position(last.at(), last.id())));
            }
            rest = new Wanted(null, null, wanted.from(), wanted.to(), wanted.cursor(), wanted.limit() - found.size());
        }
        boolean more = !month.isBefore(oldest);
        Instant reached =
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Page(found, more ? Optional.of(Items.position(reached, "")) : Optional.empty());
    }

    /** No later than this are the entries that are wanted. */
    private static Instant newest(Wanted wanted) {
        String end = end(wanted);
        return Instant.ofEpochMilli(Long.parseLong(end.substring(0, end.indexOf('#'))));
    }

    /** Before this position are the entries that are wanted. */
    private static String end(Wanted wanted) {
        String to = Items.position(wanted.to(), "");
        return wanted.cursor() == null || wanted.cursor().compareTo(to) > 0 ? to : wanted.cursor();
    }

    private Page page(Wanted wanted, String by, String value) {
        String end = end(wanted);
        Map<String, String> names = new HashMap<>(Map.of("#by", by, "#position", "position"));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":value", AttributeValue.fromS(value),
                ":from", AttributeValue.fromS(Items.position(wanted.from(), "")),
                ":to", AttributeValue.fromS(end)));
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#by = :value AND #position BETWEEN :from AND :to")
                .scanIndexForward(false)
                .limit(wanted.limit() + 2);
        if (!by.equals("month")) {
            query.indexName(by);
        }
        if (by.equals("subject") && wanted.person() != null) {
            query.filterExpression("person = :person");
            values.put(":person", AttributeValue.fromS(wanted.person()));
        }
        var response = dynamo.query(query.expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build());
        List<Map<String, AttributeValue>> items = response.items().stream()
                .filter(item -> !Items.text(item, "position").equals(end))
                .toList();
        List<Map<String, AttributeValue>> shown = items.subList(0, Math.min(items.size(), wanted.limit()));
        List<Entry> entries = shown.stream()
                .map(item -> Json.read(Items.text(item, "entry"), Entry.class))
                .toList();
        if (items.size() > shown.size()) {
            return new Page(entries, Optional.of(Items.text(shown.getLast(), "position")));
        }
        boolean more =
                response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
        return new Page(
                entries, more ? Optional.of(Items.text(response.lastEvaluatedKey(), "position")) : Optional.empty());
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
