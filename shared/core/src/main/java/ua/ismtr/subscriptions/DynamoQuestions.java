package ua.ismtr.subscriptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.ConditionalPut;
import ua.ismtr.aws.Items;
import ua.ismtr.aws.Transactions;
import ua.ismtr.json.Json;
import ua.ismtr.reference.NamedUuid;
import ua.ismtr.subscriptions.Subscription.Proposal;

/** An item for each address with the last question and the last refusal, and one for each person with what they wanted asked. */
final class DynamoQuestions implements Questions {

    /** What a person wanted asked, as it is stored. */
    private record Document(List<Asked> asked) {}

    /** What a person wanted asked, and the version of it that was read. */
    private record Noted(List<Asked> asked, long version) {}

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoQuestions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public boolean note(String sub, Asked asked) {
        return change(sub, asked.at(), present -> {
            List<Asked> others = present.stream()
                    .filter(one -> !one.address().sameMailbox(asked.address()))
                    .toList();
            long today = others.stream()
                    .filter(one -> asked.at().isBefore(one.at().plus(BETWEEN_QUESTIONS)))
                    .count();
            if (today >= MOST_A_DAY) {
                return Optional.empty();
            }
            List<Asked> more = new ArrayList<>(others);
            more.add(asked);
            return Optional.of(more);
        });
    }

    @Override
    public List<Asked> notedBy(String sub, Instant now) {
        return read(sub, now).asked().stream().filter(one -> !one.withdrawn()).toList();
    }

    @Override
    public boolean withdraw(String sub, SubscriptionId address, Instant now) {
        return change(sub, now, present -> {
            boolean any = present.stream()
                    .anyMatch(one ->
                            !one.withdrawn() && SubscriptionId.of(one.address()).equals(address));
            List<Asked> after = present.stream()
                    .map(one -> SubscriptionId.of(one.address()).equals(address)
                            ? new Asked(one.address(), one.settings(), one.at(), true)
                            : one)
                    .toList();
            return any ? Optional.of(after) : Optional.empty();
        });
    }

    /** Stores what {@code step} makes of what the person wanted asked; answers not if it makes nothing of it. */
    private boolean change(String sub, Instant now, Function<List<Asked>, Optional<List<Asked>>> step) {
        return Transactions.retrying("what a person wanted asked", attempt -> {
            Noted noted = read(sub, now);
            Optional<List<Asked>> changed = step.apply(noted.asked());
            if (changed.isEmpty()) {
                return Optional.of(false);
            }
            Map<String, AttributeValue> item = Map.of(
                    "questionId", AttributeValue.fromS(ofPerson(sub)),
                    "version", number(noted.version() + 1),
                    "document", AttributeValue.fromS(Json.text(new Document(changed.get()))),
                    "expiresAt", number(now.plus(Subscription.TIME_TO_CONFIRM).getEpochSecond()));
            ConditionalPut.Result result = ConditionalPut.put(
                    dynamo,
                    put -> put.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(questionId) OR version = :before")
                            .expressionAttributeValues(Map.of(":before", number(noted.version()))));
            return result instanceof ConditionalPut.Written ? Optional.of(true) : Optional.empty();
        });
    }

    private Noted read(String sub, Instant now) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(ofPerson(sub))).consistentRead(true))
                .item();
        if (item.isEmpty()) {
            return new Noted(List.of(), 0);
        }
        List<Asked> asked = Json.read(Items.text(item, "document"), Document.class).asked().stream()
                .filter(one -> now.isBefore(one.at().plus(Subscription.TIME_TO_CONFIRM)))
                .toList();
        return new Noted(asked, Items.number(item, "version"));
    }

    @Override
    public Optional<Proposal> ask(SubscriptionId address, Proposal proposal) {
        Instant now = proposal.at();
        ConditionalPut.Result result = ConditionalPut.put(
                dynamo,
                put -> put.tableName(table)
                        .item(Map.of(
                                "questionId", AttributeValue.fromS(ofAddress(address)),
                                "askedAt", number(now.toEpochMilli()),
                                "document", AttributeValue.fromS(Json.text(proposal)),
                                "expiresAt",
                                        number(now.plus(Subscription.TIME_TO_CONFIRM)
                                                .getEpochSecond())))
                        .conditionExpression("(attribute_not_exists(askedAt) OR askedAt <= :dayAgo)"
                                + " AND (attribute_not_exists(refusedUntil) OR refusedUntil <= :now)")
                        .expressionAttributeValues(Map.of(
                                ":dayAgo", number(now.minus(BETWEEN_QUESTIONS).toEpochMilli()),
                                ":now", number(now.toEpochMilli()))));
        return switch (result) {
            case ConditionalPut.Written() -> Optional.of(proposal);
            case ConditionalPut.Refused(Map<String, AttributeValue> present) ->
                refused(present, now)
                        ? Optional.empty()
                        : Optional.of(Json.read(Items.text(present, "document"), Proposal.class));
        };
    }

    private static boolean refused(Map<String, AttributeValue> question, Instant now) {
        return question.containsKey("refusedUntil") && Items.number(question, "refusedUntil") > now.toEpochMilli();
    }

    @Override
    public void refuse(SubscriptionId address, Instant now) {
        Instant until = now.plus(REFUSAL_HOLDS);
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(ofAddress(address)))
                .updateExpression("SET refusedUntil = :until, expiresAt = :expiry")
                .expressionAttributeValues(
                        Map.of(":until", number(until.toEpochMilli()), ":expiry", number(until.getEpochSecond()))));
    }

    private static String ofAddress(SubscriptionId address) {
        return "address:" + address;
    }

    private static String ofPerson(String sub) {
        return "person:" + NamedUuid.of("person:" + sub);
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("questionId", AttributeValue.fromS(id));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
