package ua.ismtr.events.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ua.ismtr.centers.CenterState;
import ua.ismtr.centers.RegisteredCenter;
import ua.ismtr.centers.TrainingHour;
import ua.ismtr.http.HttpResponse;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.RequestId;
import ua.ismtr.testing.DynamoExtension;

/** Training without time off work: a third of a centre's staff at a time, short online sessions in its training hour. */
class StaffIT {
    @RegisterExtension
    static final DynamoExtension DYNAMO = new DynamoExtension();

    private static DeskOfTests desk;

    @BeforeAll
    static void centersAreRegistered() {
        desk = new DeskOfTests(DYNAMO);
        desk.centers.put(List.of(
                center("UA-46", "S-12", 12, null),
                center("UA-46", "S-2", 2, null),
                center("UA-63", "S-12", 300, null),
                center("UA-46", "H-1", null, "wednesday 14:00"),
                center("UA-46", "H-2", null, "wednesday 14:00"),
                center("UA-46", "H-3", null, "friday 09:00"),
                center("UA-46", "H-4", null, null)));
    }

    @Test
    void aThirdOfTheStaffIsAwayAtOnceAndTheOthersAreProposedAnotherWave() {
        String first = desk.announced(100, List.of());
        String second = desk.announced(100, List.of());
        assertThat(take(first, "a", "S-12", 3).status()).isEqualTo(201);
        HttpResponse tooMany = take(second, "b", "S-12", 3);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.headers()).containsEntry("content-type", "application/problem+json");
        JsonNode waves = DeskOfTests.json(tooMany).path("waves");
        assertThat(waves.path("mostAway").asInt()).isEqualTo(4);
        assertThat(waves.path("now").asInt()).isEqualTo(1);
        assertThat(waves.path("later").asInt()).isEqualTo(2);
        assertThat(take(second, "c", "S-12", 1).status()).isEqualTo(201);
        assertThat(take(second, "d", "S-12", 1).status()).isEqualTo(409);
        // What was given stays given when the call is repeated.
        assertThat(take(first, "a", "S-12", 3).status()).isEqualTo(201);
        String later = desk.announced(100, List.of());
        desk.change(
                DeskOfTests.MODERATOR,
                later,
                "*",
                "{\"sessions\":[{\"start\":\"2027-02-01T12:00:00Z\",\"end\":\"2027-02-01T15:00:00Z\"}]}");
        assertThat(take(later, "e", "S-12", 4).status()).isEqualTo(201);
        String webhook = "{\"type\":\"training_event.seats_requested\",\"data\":{\"eventId\":\"%s\",%s}"
                .formatted(second, DeskOfTests.wish("UA-46", "S-12", 2, false).substring(1));
        assertThat(desk.ofPlatform("staff-1", webhook).status()).isEqualTo(409);
    }

    @Test
    void aSmallCentreMaySendOneAndAnUnknownStaffIsNoLimit() {
        String event = desk.announced(100, List.of());
        assertThat(take(event, "f", "S-2", 1).status()).isEqualTo(201);
        assertThat(take(event, "g", "S-2", 1).status()).isEqualTo(409);
        assertThat(take(event, "h", "H-1", 60).status()).isEqualTo(201);
        HttpResponse namesake = desk.take(DeskOfTests.MODERATOR, event, "i", "UA-63", "S-12", 30, false);
        assertThat(namesake.status()).isEqualTo(201);
    }

    @Test
    void aShortOnlineEventIsProposedInTheHourThatMostPeopleHave() {
        List<RequestId> requests = List.of("H-1", "H-2", "H-3", "H-4").stream()
                .map(code -> desk.arrives("UA-46", code, true).id())
                .toList();
        String event = desk.drafted(100, requests);
        assertThat(proposals(event).path("hours")).as("four hours are too long").isEmpty();
        desk.change(
                DeskOfTests.MODERATOR,
                event,
                "*",
                "{\"sessions\":[{\"start\":\"2027-02-01T08:00:00Z\",\"end\":\"2027-02-01T09:30:00Z\"}]}");
        JsonNode hours = proposals(event).path("hours");
        assertThat(hours.findValuesAsText("hour")).containsExactly("wednesday 14:00", "friday 09:00");
        assertThat(hours.at("/0/centers").asInt()).isEqualTo(2);
        assertThat(hours.at("/0/people").asInt()).isEqualTo(24);
        assertThat(Instant.parse(hours.at("/0/next").asText()))
                .isAfter(Instant.now().plus(Duration.ofDays(6)));
        desk.change(DeskOfTests.MODERATOR, event, "*", "{\"format\":\"offline\"}");
        assertThat(proposals(event).path("hours")).isEmpty();
    }

    private static JsonNode proposals(String event) {
        return DeskOfTests.json(desk.call(
                DeskOfTests.MODERATOR, "GET /v1/events/{eventId}/proposals", Map.of("eventId", event), Map.of(), ""));
    }

    private static HttpResponse take(String event, String key, String code, int people) {
        return desk.take(DeskOfTests.MODERATOR, event, key, "UA-46", code, people, false);
    }

    private static RegisteredCenter center(String region, String code, @Nullable Integer staff, @Nullable String hour) {
        return new RegisteredCenter(
                code,
                "ЦНАП",
                DeskOfTests.KATOTTG.getOrDefault(region, ""),
                new RegionId(region),
                CenterState.ACTIVE,
                LocalDate.of(2020, 1, 1),
                staff,
                hour == null ? null : TrainingHour.parse(hour).orElseThrow());
    }
}
