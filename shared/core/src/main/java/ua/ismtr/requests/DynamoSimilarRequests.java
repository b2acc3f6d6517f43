package ua.ismtr.requests;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.text.Similarity;

/**
 * Finds similar requests by the sketches on the list of their centre and makes sure by their texts; links are sets, to
 * which the same may be added again.
 */
final class DynamoSimilarRequests implements SimilarRequests {
    private static final Duration WINDOW = Duration.ofDays(30);

    /** A centre that writes more than this within the window is compared with the newest alone. */
    private static final int MOST_NEIGHBOURS = 200;

    /** How many of them, those most alike by their sketches, are read and compared word for word. */
    private static final int MOST_COMPARED = 20;

    /** A centre that sends one text over and over is shown to do so by these; more would only cost writes. */
    private static final int MOST_LINKS = 10;

    /** Sketches this much alike are worth reading the texts: the estimate is wrong by 0.2 in less than one of 500 pairs. */
    private static final double WORTH_READING = 0.3;

    private final DynamoDbClient dynamo;
    private final String lists;
    private final String links;
    private final Requests requests;

    DynamoSimilarRequests(DynamoDbClient dynamo, String listsTable, String linksTable, Requests requests) {
        this.dynamo = dynamo;
        this.lists = listsTable;
        this.links = linksTable;
        this.requests = requests;
    }

    private record Alike(RequestId id, double similarity) {}

    @Override
    public void link(StoredRequest stored) {
        byte[] sketch = Similarity.sketch(stored.request().text());
        List<RequestId> candidates = neighbours(stored)
                .map(item -> new Alike(
                        new RequestId(Items.text(item, "requestId")),
                        Similarity.estimate(
                                sketch, Items.value(item, "sketch").b().asByteArray())))
                .filter(other ->
                        other.similarity() >= WORTH_READING && !other.id().equals(stored.id()))
                .sorted(Comparator.comparingDouble(Alike::similarity).reversed())
                .limit(MOST_COMPARED)
                .map(Alike::id)
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        List<RequestId> alike = requests.findAll(candidates).values().stream()
                .map(other -> new Alike(
                        other.id(),
                        Similarity.of(stored.request().text(), other.request().text())))
                .filter(other -> other.similarity() >= Similarity.ALIKE)
                .sorted(Comparator.comparingDouble(Alike::similarity).reversed())
                .limit(MOST_LINKS)
                .map(Alike::id)
                .toList();
        if (!alike.isEmpty()) {
            link(stored.id(), alike);
        }
    }

    private Stream<Map<String, AttributeValue>> neighbours(StoredRequest stored) {
        Instant submittedAt = stored.request().submittedAt();
        return dynamo
                .query(query -> query.tableName(lists)
                        .keyConditionExpression("#listKey = :listKey AND #position BETWEEN :from AND :to")
                        .expressionAttributeNames(Map.of("#listKey", "listKey", "#position", "position"))
                        .expressionAttributeValues(Map.of(
                                ":listKey",
                                AttributeValue.fromS(ListIndex.ofCenter(
                                                stored.request().region(),
                                                stored.request().center().code())
                                        .keys()
                                        .getFirst()),
                                ":from",
                                AttributeValue.fromS(Items.position(submittedAt.minus(WINDOW), "")),
                                ":to",
                                AttributeValue.fromS(Items.position(submittedAt.plus(WINDOW), "~"))))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(MOST_NEIGHBOURS))
                .items()
                .stream();
    }

    private void link(RequestId one, List<RequestId> others) {
        List<TransactWriteItem> additions = new ArrayList<>();
        additions.add(addition(one, others));
        others.forEach(other -> additions.add(addition(other, List.of(one))));
        Transactions.writeRetrying(dynamo, "the links of " + one, additions);
    }

    private TransactWriteItem addition(RequestId to, List<RequestId> others) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(links)
                        .key(DynamoRequests.key(to))
                        .updateExpression("ADD #similar :others")
                        .expressionAttributeNames(Map.of("#similar", "similar"))
                        .expressionAttributeValues(Map.of(
                                ":others",
                                AttributeValue.fromSs(
                                        others.stream().map(RequestId::value).toList()))))
                .build();
    }

    @Override
    public Map<RequestId, List<RequestId>> of(List<RequestId> ids) {
        List<Map<String, AttributeValue>> keys =
                ids.stream().map(DynamoRequests::key).toList();
        return Items.getAll(dynamo, links, keys, false).stream()
                .collect(toMap(
                        item -> new RequestId(Items.text(item, "requestId")),
                        item -> Items.value(item, "similar").ss().stream()
                                .map(RequestId::new)
                                .toList()));
    }
}
