package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.json.Json;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

class TimeOfManyIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    /** Each look at it is eleven seconds later than the one before. */
    private static final class SlowClock extends Clock {
        private Instant now = Desk.NOW;

        @Override
        public Instant instant() {
            Instant shown = now;
            now = now.plus(Duration.ofSeconds(11));
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void thoseThatThereIsNoTimeForAreLeftAsTheyAre() {
        Desk desk = new Desk(DYNAMO, nobodyIsTold -> {}, false, new SlowClock());
        StoredRequest first = desk.arrives(Desk.request("UA-46", "Перший", Desk.NOW), true, "land");
        StoredRequest second = desk.arrives(Desk.request("UA-46", "Другий", Desk.NOW), true, "land");
        String body = """
            [{"requestId":"%s","ifMatch":"*","status":"planned"},{"requestId":"%s","ifMatch":"*","status":"planned"}]\
            """.formatted(first.id(), second.id());
        JsonNode results = Json.read(
                        new String(
                                desk.call(
                                                Desk.MODERATOR,
                                                "PATCH /v1/training-requests",
                                                Map.of(),
                                                Map.of(),
                                                Map.of(),
                                                body)
                                        .body(),
                                StandardCharsets.UTF_8),
                        JsonNode.class)
                .path("results");
        assertThat(results.at("/0/status").asInt()).isEqualTo(200);
        assertThat(results.at("/1/status").asInt()).isEqualTo(503);
        assertThat(results.at("/1/requestId").asText()).isEqualTo(second.id().value());
        assertThat(desk.requests.find(first.id()).orElseThrow().status()).isEqualTo(Status.PLANNED);
        assertThat(desk.requests.find(second.id()).orElseThrow().status()).isEqualTo(Status.CLASSIFIED);
    }
}
