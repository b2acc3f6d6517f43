package ua.ismtr.aws;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes transactions and tells why one did not happen. */
public final class Transactions {
    /** How many items a transaction may write (Amazon DynamoDB quota). */
    public static final int MOST_ITEMS = 100;

    /** What came of it. */
    public sealed interface Outcome {}

    /** All of it is written. */
    public record Written() implements Outcome {}

    /** Nothing is written: the condition of this item, the first such one, does not hold. */
    public record Refused(int item) implements Outcome {}

    /** Nothing is written: another transaction was under way with the same items; the same may be tried again. */
    public record Met() implements Outcome {}

    private Transactions() {}

    /**
     * Writes all the items or none.
     *
     * @throws TransactionCanceledException when it can never be written, such as when an item is too large
     */
    public static Outcome write(DynamoDbClient dynamo, List<TransactWriteItem> items) {
        try {
            dynamo.transactWriteItems(write -> write.transactItems(items));
            return new Written();
        } catch (TransactionCanceledException e) {
            OptionalInt refused = first(e.cancellationReasons(), List.of("ConditionalCheckFailed"));
            if (refused.isPresent()) {
                return new Refused(refused.getAsInt());
            }
            if (first(
                            e.cancellationReasons(),
                            List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"))
                    .isPresent()) {
                return new Met();
            }
            throw e;
        }
    }

    private static OptionalInt first(List<CancellationReason> reasons, List<String> codes) {
        return IntStream.range(0, reasons.size())
                .filter(i -> codes.contains(String.valueOf(reasons.get(i).code())))
                .findFirst();
    }
}
