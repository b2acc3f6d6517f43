package ua.ismtr.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import ua.ismtr.json.Json;

class TelemetryTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Logger logger = new JsonLogger(
            "ua.ismtr.Some", "ismtr-Intake", () -> "id-7", new PrintStream(written, true, StandardCharsets.UTF_8));

    private List<JsonNode> events() throws JsonProcessingException {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.read(line, JsonNode.class))
                .toList();
    }

    @Test
    void eachEventIsOneLineWithItsInvocationAndFunction() throws JsonProcessingException {
        logger.info("Stored {} of\n{}", 3, "\"п'ять\"");
        logger.debug("Nobody reads this");
        assertThat(events()).hasSize(1);
        JsonNode event = events().getFirst();
        assertThat(event.path("message").asText()).isEqualTo("Stored 3 of\n\"п'ять\"");
        assertThat(event.path("level").asText()).isEqualTo("INFO");
        assertThat(event.path("logger").asText()).isEqualTo("ua.ismtr.Some");
        assertThat(event.path("function").asText()).isEqualTo("ismtr-Intake");
        assertThat(event.path("requestId").asText()).isEqualTo("id-7");
        assertThat(Instant.parse(event.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aStackTraceIsPartOfItsEvent() throws JsonProcessingException {
        logger.error("Message {} failed", 7, new IllegalStateException("why", new IllegalArgumentException("because")));
        assertThat(events()).hasSize(1);
        assertThat(events().getFirst().path("message").asText()).isEqualTo("Message 7 failed");
        assertThat(events().getFirst().path("stackTrace").asText())
                .contains("IllegalStateException: why", "Caused by: java.lang.IllegalArgumentException: because");
    }

    @Test
    void metricsAreInTheEmbeddedFormat() {
        JsonNode line = Metrics.line("ismtr-Intake", Instant.ofEpochMilli(5), Map.of("Accepted", 1));
        assertThat(line)
                .hasToString("{\"_aws\":{\"Timestamp\":5,\"CloudWatchMetrics\":[{\"Namespace\":\"ISMTR\","
                        + "\"Dimensions\":[[\"FunctionName\"]],\"Metrics\":[{\"Name\":\"Accepted\"}]}]},"
                        + "\"FunctionName\":\"ismtr-Intake\",\"Accepted\":1.0}");
    }
}
