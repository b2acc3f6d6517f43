package ua.ismtr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ua.ismtr.json.Json;
import ua.ismtr.testing.ContextOfTests;

class QueueFunctionTest {
    private static final String THREE = """
        {"Records": [
          {"messageId": "1", "body": "first"},
          {"messageId": "2", "body": "second"},
          {"messageId": "3", "body": "third"}]}\
        """;

    @Test
    void aMessageFailsAloneWhateverIsThrown() throws IOException {
        for (Supplier<Throwable> thrown : List.<Supplier<Throwable>>of(
                StackOverflowError::new, OutOfMemoryError::new, AssertionError::new, IllegalStateException::new)) {
            List<String> done = new ArrayList<>();
            assertThat(failures(
                            QueueFunction.oneByOne(message -> {
                                if (message.id().equals("2")) {
                                    throwIt(thrown.get());
                                }
                                done.add(message.body());
                            }),
                            60))
                    .containsExactly("2");
            assertThat(done).containsExactly("first", "third");
        }
    }

    @Test
    void messagesThatThereIsNoTimeForComeAgain() throws IOException {
        List<String> done = new ArrayList<>();
        assertThat(failures(QueueFunction.oneByOne(message -> done.add(message.body())), 4))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(done).isEmpty();
    }

    private static void throwIt(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private static List<String> failures(QueueFunction function, int seconds) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handle(
                new ByteArrayInputStream(THREE.getBytes(StandardCharsets.UTF_8)),
                answer,
                ContextOfTests.withSeconds(seconds));
        JsonNode failed = Json.MAPPER.readTree(answer.toByteArray()).path("batchItemFailures");
        return failed.findValuesAsText("itemIdentifier");
    }
}
