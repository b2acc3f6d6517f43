package ua.ismtr.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoEventsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void aHeldEventIsForTheOldestRequestsThatWereThereBeforeIt() {
        ArrayNode open = JSON.createArrayNode();
        open.add(request("after", "2026-11-01T08:00:00Z"));
        open.add(request("third", "2026-09-03T08:00:00Z"));
        open.add(request("second", "2026-09-02T08:00:00Z"));
        open.add(request("planned", "2026-09-01T12:00:00Z").put("eventId", "e"));
        open.add(request("first", "2026-09-01T08:00:00Z"));
        JsonNode held = JSON.createObjectNode().put("day", -35).put("requests", 3);

        assertThat(texts(DemoEvents.oldest(open, held, TODAY, 0))).containsExactly("first", "second", "third");
        assertThat(texts(DemoEvents.oldest(open, held, TODAY, 1))).containsExactly("first", "second");
        JsonNode coming = JSON.createObjectNode().put("day", 35).put("requests", 9);
        assertThat(texts(DemoEvents.oldest(open, coming, TODAY, 0)))
                .containsExactly("first", "second", "third", "after");
    }

    @Test
    void theDemoHasEventsOfEveryStatus() throws IOException {
        List<String> become = new ArrayList<>();
        for (JsonNode event : JSON.readTree(Files.readString(Path.of("../events/demo-events.json")))) {
            ObjectNode details = DemoEvents.details(event, TODAY);
            assertThat(details.at("/sessions/0/start").asText())
                    .isLessThan(details.at("/sessions/0/end").asText());
            assertThat(details.path("minimum").asInt())
                    .isLessThanOrEqualTo(details.path("capacity").asInt());
            become.add(event.path("becomes").asText());
        }
        assertThat(become).contains("draft", "announced", "held", "cancelled");
    }

    private static ObjectNode request(String id, String submittedAt) {
        return JSON.createObjectNode().put("requestId", id).put("submittedAt", submittedAt);
    }

    private static List<String> texts(ArrayNode ids) {
        List<String> texts = new ArrayList<>();
        ids.forEach(id -> texts.add(id.asText()));
        return texts;
    }
}
