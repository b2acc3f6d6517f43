package ua.ismtr.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.ismtr.moderation.Desk.MODERATOR;
import static ua.ismtr.moderation.Desk.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.platform.Notification;
import ua.ismtr.platform.PlatformMessage;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.testing.DynamoExtension;

/** What the platform hears of moderators' decisions. */
class StatusWebhooksIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static final Instant DAY = Instant.parse("2026-05-01T09:00:00Z");

    private final List<PlatformMessage> told = new ArrayList<>();

    private Desk desk() {
        return new Desk(DYNAMO, message -> told.add(((Notification) message).message()), true);
    }

    @Test
    void thePlatformHearsOfEachStepWithTopicsAndReason() {
        Desk desk = desk();
        StoredRequest stored = desk.arrives(request("UA-46", "Скасоване навчання", DAY), true, "land");

        decide(desk, stored, "{\"status\":\"planned\"}");
        decide(desk, stored, "{\"status\":\"classified\",\"note\":\"тренер захворів\"}");
        decide(desk, stored, "{\"status\":\"declined\",\"reason\":\"Є готовий курс\"}");

        assertThat(told).extracting(PlatformMessage::type).containsOnly("training_request.status_changed");
        assertThat(statuses()).containsExactly("planned", "classified", "declined");
        for (PlatformMessage message : told) {
            assertThat(message.data().at("/topics/0").asText()).isEqualTo("land");
            assertThat(message.data().path("requestId").asText())
                    .isEqualTo(stored.id().value());
        }
        assertThat(told.getLast().data().path("reason").asText()).isEqualTo("Є готовий курс");
        assertThat(told.getFirst().data().has("reason")).isFalse();
    }

    @Test
    void eachPromiseHasAnIdOfItsOwnThroughMergingAndSeparation() {
        Desk desk = desk();
        StoredRequest one = desk.arrives(request("UA-46", "Потрібне навчання", DAY), true, "land");
        StoredRequest into = desk.arrives(request("UA-46", "Потрібне навчання.", DAY), true, "land");
        Map<String, String> path = Map.of("requestId", one.id().value());
        String route = "/v1/training-requests/{requestId}/merge";

        HttpResponse merged = desk.call(
                MODERATOR,
                "POST " + route,
                path,
                Map.of(),
                Map.of("if-match", "*"),
                "{\"into\":\"" + into.id().value() + "\"}");
        assertThat(merged.status()).isEqualTo(200);
        decide(desk, into, "{\"status\":\"planned\"}");
        decide(desk, into, "{\"status\":\"delivered\"}");
        assertThat(desk.call(MODERATOR, "DELETE " + route, path, Map.of(), Map.of("if-match", "*"), "")
                        .status())
                .isEqualTo(200);

        assertThat(told).extracting(PlatformMessage::id).doesNotHaveDuplicates();
        List<String> ofOne = told.stream()
                .map(PlatformMessage::data)
                .filter(data -> data.path("requestId").asText().equals(one.id().value()))
                .map(data -> data.path("status").asText())
                .toList();
        assertThat(ofOne).containsExactly("planned", "delivered", "classified");
    }

    private List<String> statuses() {
        return told.stream()
                .map(PlatformMessage::data)
                .map((JsonNode data) -> data.path("status").asText())
                .toList();
    }

    private static void decide(Desk desk, StoredRequest stored, String body) {
        assertThat(desk.decide(MODERATOR, stored.id(), "*", body).status()).isEqualTo(200);
    }
}
