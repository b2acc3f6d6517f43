package ua.ismtr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each file of {@code events/} is taken by its function, packaged as it is deployed. */
class EventFilesIT {
    @RegisterExtension
    static final SharedSystem SHARED = new SharedSystem();

    @ParameterizedTest
    @CsvSource({
        "intake-accepted.json, IntakeFunction, 202",
        "intake-status.json, IntakeFunction, 200",
        "moderation-dashboard.json, ModerationFunction, 200",
    })
    void aCallIsAnswered(String file, String function, int status) throws Exception {
        HttpResponse<String> answer = invoke(function, signedNow(event(file)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningSystem.json(answer).path("statusCode").asInt())
                .as(answer.body())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "classification-batch.json, ClassificationFunction",
        "aggregation-batch.json, AggregationFunction",
    })
    void noMessageOfABatchComesAgain(String file, String function) throws Exception {
        HttpResponse<String> answer = invoke(function, event(file));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode failures = RunningSystem.json(answer).path("batchItemFailures");
        assertThat(failures.isArray()).as(answer.body()).isTrue();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @CsvSource("snapshots-scheduled.json, SnapshotsFunction")
    void aTickIsFollowed(String file, String function) throws Exception {
        HttpResponse<String> answer = invoke(function, event(file));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static ObjectNode event(String file) throws Exception {
        Path path = Repository.ROOT.resolve("events").resolve(file);
        return (ObjectNode) RunningSystem.JSON.readTree(Repository.text(path));
    }

    /** A signature is good for five minutes: that of the file is made anew, with the secret of the running system. */
    private static ObjectNode signedNow(ObjectNode event) throws WebhookSigningException {
        ObjectNode headers = (ObjectNode) event.path("headers");
        if (headers.has("webhook-signature")) {
            long now = Instant.now().getEpochSecond();
            String id = headers.path("webhook-id").asText();
            String body = event.path("body").asText("");
            headers.put("webhook-timestamp", Long.toString(now));
            headers.put("webhook-signature", new Webhook(RunningSystem.SECRET).sign(id, now, body));
        }
        return event;
    }

    private static HttpResponse<String> invoke(String function, JsonNode event) {
        return SHARED.get()
                .send(HttpRequest.newBuilder(SHARED.get().uri("/local/functions/" + function))
                        .POST(BodyPublishers.ofString(event.toString())));
    }
}
