package ua.ismtr.aws;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A put on a condition. The SDK repeats a call whose answer was lost, and the repetition meets the first write: the condition
 * no longer holds then, but what stands there is exactly what was to be written.
 */
public final class ConditionalPut {
    /** What came of the put. */
    public sealed interface Result {}

    /** The item stands there as it was given. */
    public record Written() implements Result {}

    /** The condition does not hold for this item; it is empty where there is none. */
    public record Refused(Map<String, AttributeValue> present) implements Result {}

    private ConditionalPut() {}

    /** Whether a write that was refused is done all the same: what is there now is what was to be written. */
    public static <T> boolean isDone(T wanted, Optional<T> present) {
        return present.filter(wanted::equals).isPresent();
    }

    /** Puts the item of {@code request} if its condition holds; two writers must never put equal items by different rights. */
    public static Result put(DynamoDbClient dynamo, Consumer<PutItemRequest.Builder> request) {
        PutItemRequest put = PutItemRequest.builder()
                .applyMutation(request)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            dynamo.putItem(put);
            return new Written();
        } catch (ConditionalCheckFailedException e) {
            Map<String, AttributeValue> present = e.hasItem() ? e.item() : Map.of();
            return present.equals(put.item()) ? new Written() : new Refused(present);
        }
    }
}
