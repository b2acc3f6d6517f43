package ua.ismtr.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.ismtr.json.Json;
import ua.ismtr.plan.Plan;
import ua.ismtr.reference.Region;
import ua.ismtr.reference.Regions;
import ua.ismtr.reference.TopicId;
import ua.ismtr.requests.Classification;
import ua.ismtr.requests.Format;
import ua.ismtr.requests.OpenRequest;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.TopicScore;
import ua.ismtr.requests.Urgency;
import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** Plans for the year of the demo, as if none of it were planned yet. */
class DemoYearTest {
    private static final Path REQUESTS = Path.of("../../events/demo-requests.jsonl");

    @Test
    void thePlanOfTheYearIsNearTheBestForCertain() throws IOException {
        List<OpenRequest> open = open();
        for (int events : List.of(5, 10, 20, 40)) {
            Plan plan = new PlanBuilder(open, Cases.NOW, null, Limits.NONE, Map.of()).plan(events);
            System.out.printf(
                    "%d open requests of the demo year, %d events: %.1f %% of people covered, at least %.4f of the"
                            + " best%n",
                    open.size(), events, 100 * plan.covered().share(), plan.atLeastShareOfBest());
            assertThat(plan.atLeastShareOfBest()).isGreaterThanOrEqualTo(0.85);
        }
    }

    private static List<OpenRequest> open() throws IOException {
        TopicClassifier classifier = new TopicClassifier(TopicModel.packaged());
        List<OpenRequest> open = new ArrayList<>();
        for (String line : Files.readAllLines(REQUESTS)) {
            JsonNode json = Json.MAPPER.readTree(line);
            JsonNode data = json.at("/body/data");
            Classification found = classifier.classify(data.path("text").asText());
            List<TopicId> topics =
                    found.topics().stream().map(TopicScore::topic).toList();
            if (found.certain() && !topics.contains(TopicId.NOT_A_REQUEST)) {
                open.add(new OpenRequest(
                        RequestId.ofWebhook("demo-" + open.size()),
                        Regions.ofCommunity(data.at("/center/katottg").asText())
                                .map(Region::id)
                                .orElseThrow(),
                        data.at("/center/code").asText(),
                        topics,
                        data.path("participants").asInt(1),
                        Format.of(data.path("format").asText("any")).orElseThrow(),
                        Urgency.of(data.path("urgency").asText("normal")).orElseThrow(),
                        Cases.NOW.minus(Duration.ofDays(json.path("daysAgo").asLong())),
                        null,
                        null,
                        false));
            }
        }
        return open;
    }
}
