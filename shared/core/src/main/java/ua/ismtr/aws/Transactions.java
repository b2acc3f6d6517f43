package ua.ismtr.aws;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Writes transactions, distinguishes why one did not happen, and repeats what other writers were in the way of. */
public final class Transactions {
    /** How many items a transaction may write (Amazon DynamoDB quota). */
    public static final int MOST_ITEMS = 100;

    /** How often a write that others were in the way of is tried: with the pauses between, for some two seconds. */
    public static final int ATTEMPTS = 12;

    private static final Set<String> REFUSED = Set.of("ConditionalCheckFailed");
    private static final Set<String> INVALID = Set.of("ValidationError", "ItemCollectionSizeLimitExceeded");
    private static final Set<String> THROTTLED = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");
    private static final Set<String> CONFLICT = Set.of("TransactionConflict");

    /** What came of it. */
    public sealed interface Outcome {}

    /** What the same transaction will come to again. */
    public sealed interface Final extends Outcome {}

    /** All of it is written. */
    public record Written() implements Final {}

    /** Nothing is written: the condition of this item, the first such one, does not hold. */
    public record Refused(int item) implements Final {}

    /** Nothing is written: another transaction was under way with the same items; the same may be tried again. */
    public record Conflict() implements Outcome {}

    /** Nothing is written: a table takes no more for now. More tries make it worse, so who can wait should do so. */
    public record Throttled() implements Outcome {}

    private Transactions() {}

    /**
     * Writes all the items or none.
     *
     * @throws DynamoDbException when it can never be written, such as when an item is too large, and when the service
     *     throttles the call as a whole, which the client has repeated already
     */
    public static Outcome write(DynamoDbClient dynamo, List<TransactWriteItem> items) {
        try {
            dynamo.transactWriteItems(write -> write.transactItems(items));
            return new Written();
        } catch (DynamoDbException e) {
            return outcome(e);
        }
    }

    /**
     * Writes all the items or none, again and again while others are in the way.
     *
     * @param what is written, for the message of the exception
     * @throws IllegalStateException when others are in the way all the time
     * @throws DynamoDbException when it can never be written
     */
    public static Final writeRetrying(DynamoDbClient dynamo, String what, List<TransactWriteItem> items) {
        return retrying(what, attempt -> switch (write(dynamo, items)) {
            case Final settled -> Optional.of(settled);
            case Conflict() -> Optional.empty();
            case Throttled() -> Optional.empty();
        });
    }

    /**
     * The result of the first attempt that has one.
     *
     * @param what is written, for the message of the exception
     * @throws IllegalStateException when there is none after {@link #ATTEMPTS}
     * @see #attempts
     */
    public static <T> T retrying(String what, IntFunction<Optional<T>> tried) {
        return retrying(what, ATTEMPTS, tried);
    }

    /**
     * The same with another limit, for what a crowd of writers changes at once.
     *
     * @throws IllegalStateException when there is no result after {@code most} attempts
     */
    public static <T> T retrying(String what, int most, IntFunction<Optional<T>> tried) {
        return attempts(most, tried)
                .orElseThrow(
                        () -> new IllegalStateException("Too many writers at once: " + what + " could not be written"));
    }

    /**
     * The result of the first attempt that has one, with a pause before each but the first; none after {@link #ATTEMPTS}.
     *
     * @param tried an attempt, from its number, which begins with 0; it has no result where others were in the way
     */
    public static <T> Optional<T> attempts(IntFunction<Optional<T>> tried) {
        return attempts(ATTEMPTS, tried);
    }

    private static <T> Optional<T> attempts(int most, IntFunction<Optional<T>> tried) {
        for (int attempt = 0; attempt < most; attempt++) {
            Items.pauseBefore(attempt);
            Optional<T> result = tried.apply(attempt);
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    static Outcome outcome(DynamoDbException e) {
        if (!(e instanceof TransactionCanceledException cancelled)) {
            // The client repeated a call whose first try is still under way.
            if (e instanceof TransactionInProgressException) {
                return new Conflict();
            }
            throw e;
        }
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        OptionalInt refused = first(reasons, REFUSED);
        if (refused.isPresent()) {
            return new Refused(refused.getAsInt());
        }
        if (first(reasons, INVALID).isPresent()) {
            throw e;
        }
        if (first(reasons, THROTTLED).isPresent()) {
            return new Throttled();
        }
        if (first(reasons, CONFLICT).isPresent()) {
            return new Conflict();
        }
        throw e;
    }

    private static OptionalInt first(List<CancellationReason> reasons, Set<String> codes) {
        return IntStream.range(0, reasons.size())
                .filter(i -> codes.contains(String.valueOf(reasons.get(i).code())))
                .findFirst();
    }
}
