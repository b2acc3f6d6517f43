package ua.ismtr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class TransactionsTest {
    @Test
    void aConditionThatDoesNotHoldIsARefusalOfItsItemWhateverElseHappened() {
        assertThat(Transactions.outcome(cancelled("None", "TransactionConflict", "ConditionalCheckFailed")))
                .isEqualTo(new Transactions.Refused(2));
    }

    @Test
    void anotherTransactionIsAConflict() {
        assertThat(Transactions.outcome(cancelled("None", "TransactionConflict")))
                .isEqualTo(new Transactions.Conflict());
        assertThat(Transactions.outcome(TransactionInProgressException.builder().build()))
                .isEqualTo(new Transactions.Conflict());
    }

    @Test
    void throttlingIsNoConflict() {
        assertThat(Transactions.outcome(cancelled("ThrottlingError", "None"))).isEqualTo(new Transactions.Throttled());
        assertThat(Transactions.outcome(cancelled("TransactionConflict", "ProvisionedThroughputExceeded")))
                .isEqualTo(new Transactions.Throttled());
        DynamoDbException whole = failed("ThrottlingException");
        assertThatThrownBy(() -> Transactions.outcome(whole)).isSameAs(whole);
    }

    @Test
    void whatCanNeverBeWrittenIsAnError() {
        DynamoDbException invalid = cancelled("TransactionConflict", "ValidationError");
        assertThatThrownBy(() -> Transactions.outcome(invalid)).isSameAs(invalid);
        DynamoDbException refused = failed("ValidationException");
        assertThatThrownBy(() -> Transactions.outcome(refused)).isSameAs(refused);
    }

    @Test
    void triesUntilThereIsAResultAndNoOftenerThanItsLimit() {
        AtomicInteger tries = new AtomicInteger();
        String result = Transactions.retrying("nothing", attempt -> {
            assertThat(attempt).isEqualTo(tries.getAndIncrement());
            return attempt < 2 ? Optional.empty() : Optional.of("written");
        });
        assertThat(result).isEqualTo("written");
        assertThat(tries).hasValue(3);

        tries.set(0);
        assertThatThrownBy(() -> Transactions.retrying("the moon", attempt -> {
                    tries.incrementAndGet();
                    return Optional.empty();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the moon");
        assertThat(tries).hasValue(Transactions.ATTEMPTS);
    }

    private static DynamoDbException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Stream.of(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static DynamoDbException failed(String code) {
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
