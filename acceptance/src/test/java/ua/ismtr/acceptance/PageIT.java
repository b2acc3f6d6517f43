package ua.ismtr.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ua.ismtr.testing.Eventually;

/** The moderators' page in a browser, on the packaged system. It comes early: while it looks, nothing else may change figures. */
@Order(2)
class PageIT {
    private static final int REQUESTS = 80;
    private static final Duration COUNTED = Duration.ofMinutes(4);
    private static final Duration WALKED = Duration.ofMinutes(8);

    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    @Test
    void aModeratorWalksThePageInBothLanguages(@TempDir Path folder) throws Exception {
        RunningSystem system = SHARED.get();
        String token = system.token("moderator");
        int before = counted(system, token);
        submitDemoRequests(system);
        Eventually.within(COUNTED, () -> assertThat(counted(system, token)).isEqualTo(before + REQUESTS));
        Path told = folder.resolve("walk.log");
        Process walk = new ProcessBuilder(
                        "node", "test/walk.mjs", system.uri("/").toString())
                .directory(Repository.ROOT.resolve("dashboard").toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        boolean ended = walk.waitFor(WALKED.toSeconds(), TimeUnit.SECONDS);
        walk.destroyForcibly().waitFor();
        assertThat(ended && walk.exitValue() == 0).as(Repository.text(told)).isTrue();
    }

    private static int counted(RunningSystem system, String token) {
        JsonNode totals = system.dashboard(token, "").path("totals");
        return totals.path("requests").asInt() + totals.path("notRequests").asInt();
    }

    private static void submitDemoRequests(RunningSystem system) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(Repository.ROOT.resolve("events/demo-requests.jsonl"), UTF_8);
        for (int i = 0; i < REQUESTS; i++) {
            JsonNode demo = json.readTree(lines.get(lines.size() - 1 - i));
            ObjectNode body = (ObjectNode) demo.path("body");
            body.put("timestamp", Instant.now().minus(Duration.ofDays(i)).toString());
            assertThat(system.submit("page-" + i, json.writeValueAsString(body)).statusCode())
                    .isEqualTo(202);
        }
    }
}
