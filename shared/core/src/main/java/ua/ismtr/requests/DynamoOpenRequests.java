package ua.ismtr.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.ParallelReads;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Reads the entries of the lists of requests by status, which hold what planning asks for; the requests themselves are not read. The
 * parts of the lists are read at once.
 */
final class DynamoOpenRequests implements OpenRequests {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoOpenRequests(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<OpenRequest> all() {
        return listed(ListIndex.of(Status.CLASSIFIED));
    }

    @Override
    public List<OpenRequest> unplanned() {
        return listed(ListIndex.of(Status.CLASSIFIED), ListIndex.of(Status.NEEDS_REVIEW));
    }

    private List<OpenRequest> listed(ListIndex... lists) {
        List<Callable<List<OpenRequest>>> parts = new ArrayList<>();
        for (ListIndex list : lists) {
            list.keys().forEach(key -> parts.add(() -> part(key)));
        }
        return ParallelReads.all("the open requests", parts.size(), parts).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public long waitingForTopics() {
        return ListIndex.of(Status.NEEDS_REVIEW).keys().stream()
                .mapToLong(key -> dynamo
                        .queryPaginator(query -> query.tableName(table)
                                .keyConditionExpression("listKey = :listKey")
                                .expressionAttributeValues(Map.of(":listKey", AttributeValue.fromS(key)))
                                .select(Select.COUNT))
                        .stream()
                        .mapToLong(page -> page.count())
                        .sum())
                .sum();
    }

    private List<OpenRequest> part(String key) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("listKey = :listKey")
                        .filterExpression("NOT contains(topics, :noise)")
                        .expressionAttributeValues(Map.of(
                                ":listKey", AttributeValue.fromS(key),
                                ":noise", AttributeValue.fromS(TopicId.NOT_A_REQUEST.value()))))
                .items()
                .stream()
                .map(DynamoOpenRequests::open)
                .toList();
    }

    private static OpenRequest open(Map<String, AttributeValue> entry) {
        return new OpenRequest(
                new RequestId(Items.text(entry, "requestId")),
                new RegionId(Items.text(entry, "region")),
                Items.text(entry, "center"),
                Items.value(entry, "topics").l().stream()
                        .map(topic -> new TopicId(topic.s()))
                        .toList(),
                Math.toIntExact(Items.number(entry, "participants")),
                Format.of(Items.text(entry, "format")).orElseThrow(),
                Urgency.of(Items.text(entry, "urgency")).orElseThrow(),
                Instant.ofEpochMilli(Items.number(entry, "submitted")),
                Optional.ofNullable(entry.get("desiredBy"))
                        .map(day -> LocalDate.parse(day.s()))
                        .orElse(null),
                Optional.ofNullable(entry.get("event"))
                        .map(event -> new EventId(event.s()))
                        .orElse(null),
                entry.containsKey("imported"));
    }
}
