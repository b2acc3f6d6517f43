package ua.ismtr.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import ua.ismtr.local.functions.Outcome;

final class QueueEventTest {
    private static final List<Message> BATCH = List.of(message("a"), message("b"));

    private static Message message(String id) {
        return Message.builder()
                .messageId(id)
                .receiptHandle("r")
                .body("{\"x\":1}")
                .attributes(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3"))
                .build();
    }

    @Test
    void hasTheShapeOfAwsLambda() {
        assertThat(QueueEvent.of(BATCH.subList(0, 1), "arn:aws:sqs:eu-central-1:000000000000:q"))
                .contains("\"messageId\":\"a\"", "\"body\":\"{\\\"x\\\":1}\"", "\"ApproximateReceiveCount\":\"3\"")
                .contains(
                        "\"eventSource\":\"aws:sqs\"",
                        "\"eventSourceARN\":\"arn:aws:sqs:eu-central-1:000000000000:q\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batchItemFailures\":[]}", "{}", "null", "{\"batchItemFailures\":null}", ""})
    void takesAnEmptyReportAsSuccess(String payload) {
        assertThat(QueueEvent.failed(BATCH, new Outcome.Returned(payload), true))
                .isEmpty();
    }

    @Test
    void keepsOnlyTheMessagesThatWereReported() {
        assertThat(QueueEvent.failed(
                        BATCH, new Outcome.Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"), true))
                .containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"z\"}]}",
                "{\"batchItemFailures\":[{}]}",
                "not JSON"
            })
    void keepsAllOfThemIfTheReportCannotBeUnderstood(String payload) {
        assertThat(QueueEvent.failed(BATCH, new Outcome.Returned(payload), true))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keepsAllOfThemIfTheFunctionFailed() {
        assertThat(QueueEvent.failed(BATCH, new Outcome.Died(true), true)).hasSize(2);
        assertThat(QueueEvent.failed(BATCH, new Outcome.Failed("{}"), false)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 8", "100, 64"})
    void waitsLongerWithEachReceive(String receives, int seconds) {
        assertThat(QueuePoller.delay(Message.builder()
                        .attributes(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, receives))
                        .build()))
                .isEqualTo(seconds);
    }
}
