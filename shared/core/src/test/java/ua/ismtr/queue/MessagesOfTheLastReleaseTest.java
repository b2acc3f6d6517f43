package ua.ismtr.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ua.ismtr.counters.Contribution;
import ua.ismtr.json.Json;
import ua.ismtr.platform.Notification;
import ua.ismtr.requests.Incoming;
import ua.ismtr.requests.Submission;
import ua.ismtr.subscriptions.MailTask;

/**
 * While a release is deployed, messages of both stand in the queues. Those of the release before, which are stored here,
 * must be read; and all that they have must be written still, since the release before reads it.
 */
class MessagesOfTheLastReleaseTest {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "Submission", Submission.class,
            "Incoming", Incoming.class,
            "Contribution", Contribution.class,
            "Notification", Notification.class,
            "MailTask", MailTask.class);

    @TestFactory
    Stream<DynamicTest> eachIsReadAndLosesNothing() throws IOException {
        return stored().lines().map(line -> {
            JsonNode example = Json.read(line, JsonNode.class);
            String type = example.path("type").asText();
            return DynamicTest.dynamicTest(type, () -> {
                JsonNode body = example.path("body");
                Object read = Json.read(body.toString(), Objects.requireNonNull(TYPES.get(type), type));
                JsonNode written = Json.read(Json.asciiText(read), JsonNode.class);
                assertHolds(written, body, type);
            });
        });
    }

    private static void assertHolds(JsonNode written, JsonNode example, String path) {
        if (example.isObject()) {
            example.properties()
                    .forEach(field ->
                            assertHolds(written.path(field.getKey()), field.getValue(), path + "/" + field.getKey()));
        } else {
            assertThat(written).as(path).isEqualTo(example);
        }
    }

    private static String stored() throws IOException {
        try (InputStream file = MessagesOfTheLastReleaseTest.class.getResourceAsStream("/messages/release-1.jsonl")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
